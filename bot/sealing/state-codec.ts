import { type Day, dayNumber } from '../domain/day';
import type { Dues } from '../domain/dues';
import {
  byStaffAnswers,
  type FirstAnswers,
  fits,
  throughWorkAnswers,
  ticks,
} from '../domain/first-guide';
import type { MemberId } from '../domain/ids';
import { closeReasons } from '../domain/message';
import { minutesSteps } from '../domain/minutes';
import { type Answers, detailsOf, involvedOnes, matters } from '../domain/questionnaire';
import { routes } from '../domain/route';
import { hrSteps, statuses, type ThreadState } from '../domain/thread';
import { type AnyAnswers, ruleIds, type Verdict } from '../domain/triage';
import { dayOf } from './calendar-bytes';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { oneOf } from './words';

/**
 * A thread's state as compact JSON. Letters, all but `s`, `n` and `x` optional: `m` the matter, `d` the
 * detail and `i` who is involved, or, as the first guide asked, `f` fit, `t` ticks, `w` through work, `b`
 * by staff; `r` route, `u` rule; `s` status; days since 1970-01-01 in `a` acknowledged, `k` feedback, `c`
 * closed; `z` why it was closed; `n` 1 while unanswered, else 0; `x` the excluded members, 16 bytes each,
 * run together in base64url; `h` how far it has come with HR; `o` the thread of which it is an excerpt, 16
 * bytes in base64url; `v` what people compare, the same; `g` the day from which the clocks run; `e` 1
 * where it is urgent; `p` 1 while what was written down of a talk is not approved, 2 once it is settled; `y`
 * the day on which the reporter asked to meet somebody; `j` what is due of the case's record, a list of four
 * numbers, each 0 where there is none: the day by which the reporter is told of a hand-over, the day on which
 * a hold is looked at again, 1 where what one member decided alone is unread, the day by which a personal
 * data breach is notified; `l` the members to whom it was shown, as in `x`. Words stand as the domain has
 * them: one that was ever written must stay in the domain's tables, or old states do not open.
 */
export function encodeState(state: ThreadState): Buffer {
  const { answers, advice } = state;
  const letters = {
    ...lettersOf(answers),
    r: advice?.route,
    u: advice?.rule,
    s: state.status,
    a: numberOf(state.acknowledgedOn),
    k: numberOf(state.feedbackOn),
    c: numberOf(state.closedOn),
    z: state.closeReason,
    n: state.unanswered ? 1 : 0,
    x: idsOf(state.excluded),
    h: state.hr,
    o: state.origin === undefined ? undefined : idBytes(state.origin).toString('base64url'),
    v: state.version === undefined ? undefined : idBytes(state.version).toString('base64url'),
    g: numberOf(state.runsFrom),
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

function lettersOf(answers: AnyAnswers | undefined): object {
  if (answers === undefined) return {};
  if (!('fit' in answers)) {
    return { m: answers.about, d: answers.detail, i: answers.involved };
  }
  return { f: answers.fit, t: answers.ticks, w: answers.throughWork, b: answers.byStaff };
}

function numbersOf({ tellBy, lookAgainOn, alone, breachBy }: Dues): readonly number[] {
  const [tell, look, breach] = [tellBy, lookAgainOn, breachBy].map((day) => numberOf(day) ?? 0);
  return [tell ?? 0, look ?? 0, alone ? 1 : 0, breach ?? 0];
}

function numberOf(day: Day | undefined): number | undefined {
  return day === undefined ? undefined : dayNumber(day);
}

const known = new Set('mdiftwbrusakcznxhovgepyjl'.split(''));

/** Reads what {@link encodeState} wrote; an unknown letter or word throws `seal_format`. */
export function decodeState(bytes: Buffer): ThreadState {
  const letters = parse(bytes);
  if (Object.keys(letters).some((letter) => !known.has(letter))) throw new SealError('seal_format');
  const { m, f, r, s, a, k, c, z, n, x, h, o, v, g, e, p, y, j, l } = letters;
  return {
    ...(m !== undefined && { answers: readAnswers(letters) }),
    ...(f !== undefined && { answers: readFirstAnswers(letters) }),
    ...(r !== undefined && { advice: readAdvice(letters) }),
    status: oneOf(statuses, s),
    ...(a !== undefined && { acknowledgedOn: dayOf(Number(a)) }),
    ...(k !== undefined && { feedbackOn: dayOf(Number(k)) }),
    ...(c !== undefined && { closedOn: dayOf(Number(c)) }),
    ...(z !== undefined && { closeReason: oneOf(closeReasons, z) }),
    unanswered: readFlag(n),
    excluded: readMembers(x),
    ...(h !== undefined && { hr: oneOf(hrSteps, h) }),
    ...(o !== undefined && { origin: readId(o) }),
    ...(v !== undefined && { version: readId(v) }),
    ...(g !== undefined && { runsFrom: dayOf(Number(g)) }),
    ...(e !== undefined && readFlag(e) && { urgent: true as const }),
    ...(p !== undefined && { minutes: oneOf(minutesSteps, minutesSteps[Number(p) - 1]) }),
    ...(y !== undefined && { meetingAskedOn: dayOf(Number(y)) }),
    ...(j !== undefined && { dues: readDues(j) }),
    ...(l !== undefined && { shownTo: readMembers(l) }),
  };
}

type Letters = Readonly<Record<string, unknown>>;

function parse(bytes: Buffer): Letters {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Falls through: the parser's message would quote the content.
  }
  throw new SealError('seal_format');
}

function readAnswers({ m, d, i, f }: Letters): Answers {
  // Only one of the guides was asked.
  if (!Array.isArray(i) || f !== undefined) throw new SealError('seal_format');
  const about = oneOf(matters, m);
  const involved = i.map((one) => oneOf(involvedOnes, one));
  return { about, detail: oneOf(detailsOf(about), d), involved };
}

function readFirstAnswers({ f, t, w, b }: Letters): FirstAnswers {
  if (!Array.isArray(t)) throw new SealError('seal_format');
  return {
    fit: oneOf(fits, f),
    ticks: t.map((tick) => oneOf(ticks, tick)),
    throughWork: oneOf(throughWorkAnswers, w),
    ...(b !== undefined && { byStaff: oneOf(byStaffAnswers, b) }),
  };
}

function readAdvice({ r, u }: Letters): Verdict {
  return {
    route: oneOf(routes, r),
    rule: oneOf(ruleIds, u),
  };
}

function readDues(value: unknown): Dues {
  if (!Array.isArray(value) || value.length !== 4) throw new SealError('seal_format');
  const [tell, look, alone, breach] = value as readonly unknown[];
  return {
    ...(tell !== 0 && { tellBy: dayOf(Number(tell)) }),
    ...(look !== 0 && { lookAgainOn: dayOf(Number(look)) }),
    ...(readFlag(alone) && { alone: true as const }),
    ...(breach !== 0 && { breachBy: dayOf(Number(breach)) }),
  };
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

/** Strict to the letter: what base64url would skip or leave unused is refused. */
function readId(value: unknown): ReturnType<typeof idFromBytes> {
  if (typeof value !== 'string') throw new SealError('seal_format');
  const bytes = Buffer.from(value, 'base64url');
  if (bytes.toString('base64url') !== value) throw new SealError('seal_format');
  return idFromBytes(bytes);
}
