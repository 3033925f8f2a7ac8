import { type Day, dayNumber } from '../domain/day';
import type { Dues } from '../domain/dues';
import type { MemberId } from '../domain/ids';
import { closeReasons } from '../domain/message';
import { minutesSteps } from '../domain/minutes';
import { type Answers, detailsOf, involvedOnes, matters } from '../domain/questionnaire';
import { routes } from '../domain/route';
import { type Arrival, hrSteps, statuses, type ThreadState } from '../domain/thread';
import { ruleIds } from '../domain/triage';
import { readDay, readId, readLetters, readList, readText, textOf } from './case-letters';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { oneOf } from './words';

/**
 * A thread's state as compact JSON. All letters but `s`, `n` and `x` are optional. Ids are 16 bytes in
 * base64url, lists of members such ids run together, days numbers since 1970-01-01. Words are the domain's:
 * one that was ever written must stay there, or old states do not open.
 *
 * - `m` matter, `d` detail, `i` who is involved, `r` route, `u` rule, `s` status.
 * - `a` day of the first answer, `k` of feedback, `c` of closing; `z` why it was closed.
 * - `n` 1 while unanswered, else 0; `e` 1 where it is urgent; `h` how far it has come with HR.
 * - `x` excluded members; `l` members to whom it was shown.
 * - `o` the thread of which it is an excerpt; `v` the version that people compare.
 * - `g` day from which the clocks run; `q` first and last day on which it can have come in.
 * - `p` 1 while the minutes of a talk are not approved, 2 once they are settled.
 * - `y` day on which the reporter asked to meet somebody; `t` 1 where the reporter says to be punished.
 * - `j` what is due of the case's record, four numbers, 0 for none: the day to tell of a hand-over, the day
 *   to look at a hold again, 1 while one member's sole decision is unread, the day to notify a data breach. A
 *   fifth number is the day from which something is handed over.
 */
export function encodeState(state: ThreadState): Buffer {
  const { answers, advice } = state;
  const letters = {
    ...(answers && { m: answers.about, d: answers.detail, i: answers.involved }),
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
    t: state.punished ? 1 : undefined,
    j: state.dues && numbersOf(state.dues),
    l: state.shownTo?.length ? idsOf(state.shownTo) : undefined,
  };
  return Buffer.from(JSON.stringify(letters), 'utf8');
}

function idsOf(members: readonly MemberId[]): string {
  return Buffer.concat(members.map(idBytes)).toString('base64url');
}

function numbersOf({ tellBy, lookAgainOn, alone, breachBy, giveFrom }: Dues): readonly number[] {
  const [tell, look, breach] = [tellBy, lookAgainOn, breachBy].map((day) => numberOf(day) ?? 0);
  const give = numberOf(giveFrom);
  return [tell ?? 0, look ?? 0, alone ? 1 : 0, breach ?? 0, ...(give === undefined ? [] : [give])];
}

function numberOf(day: Day | undefined): number | undefined {
  return day === undefined ? undefined : dayNumber(day);
}

const known = new Set('mdirusakcznxhovgqepyjlt'.split(''));

/** Reads what {@link encodeState} wrote; an unknown letter or word throws `seal_format`. */
export function decodeState(bytes: Buffer): ThreadState {
  const letters = readLetters(bytes);
  if (Object.keys(letters).some((letter) => !known.has(letter))) throw new SealError('seal_format');
  const { m, r, u, s, a, k, c, z, n, x, h, o, v, g, q, e, p, y, j, l, t } = letters;
  return {
    ...(m !== undefined && { answers: readAnswers(letters) }),
    ...(r !== undefined && { advice: { route: oneOf(routes, r), rule: oneOf(ruleIds, u) } }),
    status: oneOf(statuses, s),
    ...(a !== undefined && { answeredOn: readDay(a) }),
    ...(k !== undefined && { feedbackOn: readDay(k) }),
    ...(c !== undefined && { closedOn: readDay(c) }),
    ...(z !== undefined && { closeReason: oneOf(closeReasons, z) }),
    unanswered: readFlag(n),
    excluded: readMembers(x),
    ...(h !== undefined && { hr: oneOf(hrSteps, h) }),
    ...(o !== undefined && { origin: readId(o) }),
    ...(v !== undefined && { version: readId(v) }),
    ...(g !== undefined && { runsFrom: readDay(g) }),
    ...(q !== undefined && { arrived: readArrival(q) }),
    ...(e !== undefined && readFlag(e) && { urgent: true as const }),
    ...(p !== undefined && { minutes: oneOf(minutesSteps, minutesSteps[Number(p) - 1]) }),
    ...(y !== undefined && { meetingAskedOn: readDay(y) }),
    ...(t !== undefined && readFlag(t) && { punished: true as const }),
    ...(j !== undefined && { dues: readDues(j) }),
    ...(l !== undefined && { shownTo: readMembers(l) }),
  };
}

type Letters = Readonly<Record<string, unknown>>;

function readAnswers({ m, d, i }: Letters): Answers {
  const about = oneOf(matters, m);
  const involved = readList(i).map((one) => oneOf(involvedOnes, one));
  return { about, detail: oneOf(detailsOf(about), d), involved };
}

function readDues(value: unknown): Dues {
  const [tell, look, alone, breach, give] = readList(value, 4, 5);
  return {
    ...(tell !== 0 && { tellBy: readDay(tell) }),
    ...(look !== 0 && { lookAgainOn: readDay(look) }),
    ...(readFlag(alone) && { alone: true as const }),
    ...(breach !== 0 && { breachBy: readDay(breach) }),
    ...(give !== undefined && { giveFrom: readDay(give) }),
  };
}

function readArrival(value: unknown): Arrival {
  const [from, to] = readList(value, 2);
  return { from: readDay(from), to: readDay(to) };
}

function readFlag(value: unknown): boolean {
  if (value !== 0 && value !== 1) throw new SealError('seal_format');
  return value === 1;
}

function readMembers(value: unknown): MemberId[] {
  const bytes = Buffer.from(readText(value), 'base64url');
  if (bytes.length % 16 !== 0) throw new SealError('seal_format');
  return Array.from({ length: bytes.length / 16 }, (_, index) =>
    idFromBytes(bytes.subarray(index * 16, index * 16 + 16)),
  );
}
