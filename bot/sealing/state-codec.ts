import { type Day, dayNumber } from '../domain/day';
import type { Dues } from '../domain/dues';
import type { MemberId } from '../domain/ids';
import { closeReasons } from '../domain/message';
import { minutesSteps } from '../domain/minutes';
import { type Answers, detailsOf, involvedOnes, matters } from '../domain/questionnaire';
import { routes } from '../domain/route';
import { type Arrival, hrSteps, statuses, type ThreadState } from '../domain/thread';
import { ruleIds, type Verdict } from '../domain/triage';
import { dayOf } from './calendar-bytes';
import { readId, readLetters, textOf } from './case-letters';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { oneOf } from './words';

/**
 * A thread's state as compact JSON. Letters, all but `s`, `n` and `x` optional: `m` the matter, `d` the
 * detail and `i` who is involved; `r` route, `u` rule; `s` status; days since 1970-01-01 in `a` first
 * answered, `k` feedback, `c` closed; `z` why it was closed; `n` 1 while unanswered, else 0; `x` the excluded
 * members, 16 bytes each, run together in base64url; `h` how far it has come with HR; `o` the thread of which
 * it is an excerpt, 16 bytes in base64url; `v` what people compare, the same; `g` the day from which the
 * clocks run; `q` a list of the first and the last day on which it can have come in; `e` 1 where it is
 * urgent; `p` 1 while what was written down of a talk is not approved, 2 once it is settled; `y` the day on
 * which the reporter asked to meet somebody; `j` what is due of the case's record, a list of four numbers,
 * each 0 where there is none: the day by which the reporter is told of a hand-over, the day on which a hold
 * is looked at again, 1 where what one member decided alone is unread, the day by which a personal data
 * breach is notified; `l` the members to whom it was shown, as in `x`. Words stand as the domain has them:
 * one that was ever written must stay in the domain's tables, or old states do not open.
 */
export function encodeState(state: ThreadState): Buffer {
  const { answers, advice } = state;
  const letters = {
    ...lettersOf(answers),
    r: advice?.route,
    u: advice?.rule,
    s: state.status,
    a: numberOf(state.answeredOn),
    k: numberOf(state.feedbackOn),
    c: numberOf(state.closedOn),
    z: state.closeReason,
    n: state.unanswered ? 1 : 0,
    x: idsOf(state.excluded),
    h: state.hr,
    o: state.origin && textOf(state.origin),
    v: state.version && textOf(state.version),
    g: numberOf(state.runsFrom),
    q: state.arrived && [dayNumber(state.arrived.from), dayNumber(state.arrived.to)],
    e: state.urgent ? 1 : undefined,
    p: state.minutes && minutesSteps.indexOf(state.minutes) + 1,
    y: numberOf(state.meetingAskedOn),
    j: state.dues && numbersOf(state.dues),
    l: state.shownTo?.length ? idsOf(state.shownTo) : undefined,
  };
  return Buffer.from(JSON.stringify(letters), 'utf8');
}

function idsOf(members: readonly MemberId[]): string {
  return Buffer.concat(members.map(idBytes)).toString('base64url');
}

function lettersOf(answers: Answers | undefined): object {
  if (answers === undefined) return {};
  return { m: answers.about, d: answers.detail, i: answers.involved };
}

function numbersOf({ tellBy, lookAgainOn, alone, breachBy, giveFrom }: Dues): readonly number[] {
  const [tell, look, breach] = [tellBy, lookAgainOn, breachBy].map((day) => numberOf(day) ?? 0);
  const give = numberOf(giveFrom);
  return [tell ?? 0, look ?? 0, alone ? 1 : 0, breach ?? 0, ...(give === undefined ? [] : [give])];
}

function numberOf(day: Day | undefined): number | undefined {
  return day === undefined ? undefined : dayNumber(day);
}

const known = new Set('mdirusakcznxhovgqepyjl'.split(''));

/** Reads what {@link encodeState} wrote; an unknown letter or word throws `seal_format`. */
export function decodeState(bytes: Buffer): ThreadState {
  const letters = readLetters(bytes);
  if (Object.keys(letters).some((letter) => !known.has(letter))) throw new SealError('seal_format');
  const { m, r, s, a, k, c, z, n, x, h, o, v, g, q, e, p, y, j, l } = letters;
  return {
    ...(m !== undefined && { answers: readAnswers(letters) }),
    ...(r !== undefined && { advice: readAdvice(letters) }),
    status: oneOf(statuses, s),
    ...(a !== undefined && { answeredOn: dayOf(Number(a)) }),
    ...(k !== undefined && { feedbackOn: dayOf(Number(k)) }),
    ...(c !== undefined && { closedOn: dayOf(Number(c)) }),
    ...(z !== undefined && { closeReason: oneOf(closeReasons, z) }),
    unanswered: readFlag(n),
    excluded: readMembers(x),
    ...(h !== undefined && { hr: oneOf(hrSteps, h) }),
    ...(o !== undefined && { origin: readId(o) }),
    ...(v !== undefined && { version: readId(v) }),
    ...(g !== undefined && { runsFrom: dayOf(Number(g)) }),
    ...(q !== undefined && { arrived: readArrival(q) }),
    ...(e !== undefined && readFlag(e) && { urgent: true as const }),
    ...(p !== undefined && { minutes: oneOf(minutesSteps, minutesSteps[Number(p) - 1]) }),
    ...(y !== undefined && { meetingAskedOn: dayOf(Number(y)) }),
    ...(j !== undefined && { dues: readDues(j) }),
    ...(l !== undefined && { shownTo: readMembers(l) }),
  };
}

type Letters = Readonly<Record<string, unknown>>;

function readAnswers({ m, d, i }: Letters): Answers {
  if (!Array.isArray(i)) throw new SealError('seal_format');
  const about = oneOf(matters, m);
  const involved = i.map((one) => oneOf(involvedOnes, one));
  return { about, detail: oneOf(detailsOf(about), d), involved };
}

function readAdvice({ r, u }: Letters): Verdict {
  return {
    route: oneOf(routes, r),
    rule: oneOf(ruleIds, u),
  };
}

function readDues(value: unknown): Dues {
  if (!Array.isArray(value) || value.length < 4 || value.length > 5)
    throw new SealError('seal_format');
  const [tell, look, alone, breach, give] = value as readonly unknown[];
  return {
    ...(tell !== 0 && { tellBy: dayOf(Number(tell)) }),
    ...(look !== 0 && { lookAgainOn: dayOf(Number(look)) }),
    ...(readFlag(alone) && { alone: true as const }),
    ...(breach !== 0 && { breachBy: dayOf(Number(breach)) }),
    ...(give !== undefined && { giveFrom: dayOf(Number(give)) }),
  };
}

function readArrival(value: unknown): Arrival {
  if (!Array.isArray(value) || value.length !== 2) throw new SealError('seal_format');
  const [from, to] = value as readonly unknown[];
  return { from: dayOf(Number(from)), to: dayOf(Number(to)) };
}

function readFlag(value: unknown): boolean {
  if (value !== 0 && value !== 1) throw new SealError('seal_format');
  return value === 1;
}

function readMembers(value: unknown): MemberId[] {
  if (typeof value !== 'string') throw new SealError('seal_format');
  const bytes = Buffer.from(value, 'base64url');
  if (bytes.length % 16 !== 0) throw new SealError('seal_format');
  return Array.from({ length: bytes.length / 16 }, (_, index) =>
    idFromBytes(bytes.subarray(index * 16, index * 16 + 16)),
  );
}
