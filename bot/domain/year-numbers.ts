import { type Subject, subjectsOf } from './case';
import { addMonths, type Day, daysBetween } from './day';
import type { Desk } from './ids';
import { limits } from './limits';
import { type CloseReason, closeReasonsOf } from './message';
import { isKeptFromNobody, type Named } from './readers';
import type { RequestEnd, RequestNow } from './request';

/** A year of the calendar, `YYYY`. */
export type Year = string & { readonly __year: never };

/** Reads a year as it is typed; `undefined` for anything else. */
export function parseYear(typed: string): Year | undefined {
  return /^[12]\d{3}$/.test(typed) ? (typed as Year) : undefined;
}

export function yearOf(day: Day): Year {
  return day.slice(0, 4) as Year;
}

/** The first day on which a year is counted: whatever was written in it is delivered by then. */
export function countedFrom(year: Year): Day {
  return `${Number(year) + 1}-${limits.numbersFrom}` as Day;
}

/** What is counted besides subjects and reasons. A stored word stays. */
export const heads = [
  'received',
  'closed',
  'redirected',
  'handedOver',
  'lateAnswer',
  'lateFeedback',
  'asked',
  'givenWhole',
  'givenPart',
  'refused',
] as const;
type Head = (typeof heads)[number];
export type Figure = Head | `subject.${Subject | 'none'}` | `reason.${CloseReason}`;

/** A desk's figures, in the order in which they are shown. HR owes no feedback (VBL 5:8 p. 3). */
export function yearFigures(desk: Desk): readonly Figure[] {
  return [
    ...heads.filter((head) => desk !== 'hr' || head !== 'lateFeedback'),
    ...subjectsOf(desk).map((subject) => `subject.${subject}` as const),
    'subject.none',
    ...closeReasonsOf(desk).map((reason) => `reason.${reason}` as const),
  ];
}

/** What takes days from a case's arrival, of which the median is told. */
export const medians = ['answer', 'feedback'] as const;
export type Median = (typeof medians)[number];

/** One case as it was delivered; nothing of it is about a person. */
export interface CountedCase {
  readonly state: Named;
  /** The first possible day of its arrival. */
  readonly arrivedOn: Day;
  /** The day from which its clocks run, and until when the desk can act in time. */
  readonly runsFrom: Day;
  readonly answerBy: Day;
  readonly feedbackBy?: Day | undefined;
  readonly answeredOn?: Day | undefined;
  readonly feedbackOn?: Day | undefined;
  readonly closedOn?: Day | undefined;
  readonly closeReason?: CloseReason | undefined;
  readonly subject?: Subject | undefined;
  readonly redirectedOn: readonly Day[];
  readonly handedOn: readonly Day[];
  /** Requests for a record of it. */
  readonly requests: readonly CountedRequest[];
}

/** A request: when it came, and how it ended. */
export interface CountedRequest {
  readonly on: Day;
  readonly end?: RequestEnd | undefined;
}

/** A request with its answer or decision. What had come in unseen is left out. */
export function countedRequest({ on, stages }: RequestNow): CountedRequest {
  return { on, end: stages.findLast(({ is }) => is === 'answered' || is === 'decided')?.end };
}

/** What one desk passes of a year. */
export interface DeskNumbers {
  /**
   * How many were received, exactly, with those that somebody is shut out of: for a request (TF 2:6). It is
   * shown at no desk, and never published.
   */
  readonly exactly: number;
  /** The lower end of each figure's band. A figure that is lacking was not counted that year. */
  readonly bands: Readonly<Partial<Record<Figure, number>>>;
  /** In days; lacking where there are too few cases. */
  readonly medians: Readonly<Partial<Record<Median, number | undefined>>>;
}

/** The frozen numbers of a year. Nothing that happens later changes them. */
export interface YearNumbers {
  readonly year: Year;
  readonly countedOn: Day;
  readonly desks: Readonly<Record<Desk, DeskNumbers>>;
}

/** One desk's numbers of a year, as they are shown. */
export interface NumbersShown extends Pick<YearNumbers, 'year' | 'countedOn'> {
  readonly numbers: Omit<DeskNumbers, 'exactly'>;
}

/** A year that is not over, as one member of a desk may know of it. */
export interface RunningYear {
  readonly year: Year;
  readonly received: number;
  readonly closed: number;
  readonly open: number;
}

/** What is noted of a year before the bot was there: nothing was counted. */
export const uncounted: YearNumbers['desks'] = {
  whistleblowing: { exactly: 0, bands: {}, medians: {} },
  hr: { exactly: 0, bands: {}, medians: {} },
};

/** The years that were counted, the earliest first. */
export function countedYears(all: readonly YearNumbers[]): readonly YearNumbers[] {
  return all.filter(({ desks }) => desks.whistleblowing.bands.received !== undefined);
}

/** The year that is counted next. */
export function nextToCount(all: readonly YearNumbers[], today: Day): Year {
  const running = yearOf(today);
  const before = yearOf(addMonths(today, -12));
  return all.some(({ year }) => year >= before) ? running : before;
}

/** The lower ends of the bands: zero, 1 to 4, 5 to 9 and so on. */
const lowerEnds = [0, 1, 5, 10, 20, 50, 100, 200, 500, 1000] as const;

/** The lower end of the band that holds a count. */
export function bandOf(count: number): number {
  return lowerEnds.findLast((end) => end <= count) ?? 0;
}

/** The upper end of a band; `undefined` for the last one. */
export function endOfBand(lower: number): number | undefined {
  const next = lowerEnds.find((end) => end > lower);
  return next === undefined ? undefined : next - 1;
}

/**
 * Counts a desk's year. The exact number alone has cases from which anybody was shut out. All else follows
 * from what every member may see: nobody learns of a case by a difference.
 * @param countedOn what is open then, and due before, is late
 * @param elsewhere requests that name no case, or whose case is gone
 */
export function countYear(
  desk: Desk,
  year: Year,
  countedOn: Day,
  all: readonly CountedCase[],
  elsewhere: readonly CountedRequest[] = [],
): DeskNumbers {
  const cases = all.filter(isKeptFromNobody);
  const isIn = (day: Day | undefined): boolean => day !== undefined && yearOf(day) === year;
  const exactly = all.filter(({ arrivedOn }) => isIn(arrivedOn)).length;
  const received = cases.filter(({ arrivedOn }) => isIn(arrivedOn));
  const closed = cases.filter(({ closedOn }) => isIn(closedOn));
  const late = (by: Day | undefined, done: Day | undefined): boolean =>
    by !== undefined && (done ?? countedOn) > by;
  const requests = [...cases.flatMap((one) => one.requests), ...elsewhere].filter(({ on }) =>
    isIn(on),
  );
  const ended = (...ends: readonly RequestEnd[]): number =>
    requests.filter(({ end }) => end !== undefined && ends.includes(end)).length;
  const headCounts: Readonly<Record<Head, number>> = {
    received: received.length,
    closed: closed.length,
    redirected: cases.filter(({ redirectedOn }) => redirectedOn.some(isIn)).length,
    handedOver: cases.filter(({ handedOn }) => handedOn.some(isIn)).length,
    lateAnswer: received.filter((one) => late(one.answerBy, one.answeredOn)).length,
    lateFeedback: received.filter((one) => late(one.feedbackBy, one.feedbackOn)).length,
    asked: requests.length,
    givenWhole: ended('whole'),
    givenPart: ended('part', 'redacted', 'reserved'),
    refused: ended('refused'),
  };
  const counts = new Map<string, number>(Object.entries(headCounts));
  const add = (figure: Figure): void => {
    counts.set(figure, (counts.get(figure) ?? 0) + 1);
  };
  for (const { subject = 'none' } of received) add(`subject.${subject}`);
  for (const { closeReason } of closed) if (closeReason !== undefined) add(`reason.${closeReason}`);
  const bands = yearFigures(desk).map(
    (figure) => [figure, bandOf(counts.get(figure) ?? 0)] as const,
  );
  const daysOf = (done: 'answeredOn' | 'feedbackOn'): readonly number[] =>
    received.flatMap(({ runsFrom, [done]: on }) => (on ? [daysBetween(runsFrom, on)] : []));
  return {
    exactly,
    bands: Object.fromEntries(bands),
    medians: {
      answer: medianOf(daysOf('answeredOn')),
      feedback: desk === 'hr' ? undefined : medianOf(daysOf('feedbackOn')),
    },
  };
}

/** The median in whole days; `undefined` where so few cases would tell of one. */
function medianOf(days: readonly number[]): number | undefined {
  if (days.length < limits.medianCases) return undefined;
  const sorted = [...days].sort((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return Math.round(middle.reduce((sum, one) => sum + one, 0) / middle.length);
}

/** Reads a desk's stored numbers; what is no whole number of a known name is left out. */
export function readDeskNumbers(desk: Desk, stored: unknown): DeskNumbers {
  const { exactly, bands, medians: days } = Object(stored) as Readonly<Record<string, unknown>>;
  const isCount = (value: unknown): value is number =>
    Number.isSafeInteger(value) && Number(value) >= 0;
  const numbersIn = (of: unknown, names: readonly string[]) =>
    Object.fromEntries(
      Object.entries(Object(of) as object).filter(
        (entry): entry is [string, number] => names.includes(entry[0]) && isCount(entry[1]),
      ),
    );
  return {
    exactly: isCount(exactly) ? exactly : 0,
    bands: numbersIn(bands, yearFigures(desk)),
    medians: numbersIn(days, medians),
  };
}
