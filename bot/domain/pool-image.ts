import type { CrowdBound } from './crowd';
import type { Day } from './day';
import type { Entry, SubmissionId } from './operation';

/** Why an entry is not in the image any more, or never was: what it did was done at once. */
export const departures = ['out', 'back', 'done'] as const;
export type Departure = (typeof departures)[number];

/** A submission that has left the image: it is known, and never comes in again. */
export interface Gone {
  readonly id: SubmissionId;
  readonly why: Departure;
  /** After which turn of the keys it left: the same in every process, however long it remembers. */
  readonly turn: number;
}

/** Dialogs of a window that is not out yet. */
export interface WindowDialogs {
  readonly outOn: Day;
  readonly count: number;
}

/** What lies sealed in a row of `pool` or `carried`. */
export interface Image {
  /** One more with each write. */
  readonly number: number;
  /** How often keys have turned. */
  readonly turn: number;
  /** Dialogs begun and desks' acts since the last pass. */
  readonly dialogs: number;
  readonly windows: readonly WindowDialogs[];
  /** The same number at the last turns of the keys, the latest first: what has left since then is known. */
  readonly earlier: readonly number[];
  /** What is known of how many people used the bot in a window. */
  readonly crowds: readonly CrowdBound[];
  readonly gone: readonly Gone[];
  readonly entries: readonly Entry[];
}

export const emptyImage: Image = {
  number: 0,
  turn: 0,
  dialogs: 0,
  windows: [],
  earlier: [],
  crowds: [],
  gone: [],
  entries: [],
};

/** Whether a submission was taken before: it waits, or has left. */
export function isKnown({ entries, gone }: Image, id: SubmissionId): boolean {
  return entries.some((one) => one.id === id) || gone.some((one) => one.id === id);
}

/** Why a submission has left; none where it waits or was never there. */
export function departureOf({ gone }: Image, id: SubmissionId): Departure | undefined {
  return gone.find((one) => one.id === id)?.why;
}

/**
 * What is true of several images of one installation, and of what a process remembers: all entries less all
 * that have left. A union of the entries alone would bring back what was taken back or released.
 * Counts are those of the newest image; of two with one number, of the first.
 */
export function merged(images: readonly Image[]): Image {
  const turn = Math.max(0, ...images.map((image) => image.turn));
  const gone = new Map<SubmissionId, Gone>();
  for (const one of images.flatMap((image) => image.gone)) {
    const known = gone.get(one.id);
    // The younger one stays longer.
    if (known === undefined || one.turn > known.turn) gone.set(one.id, one);
  }
  const entries = new Map<SubmissionId, Entry>();
  const newestFirst = [...images].sort((one, other) => other.number - one.number);
  for (const entry of newestFirst.flatMap((image) => image.entries))
    if (!gone.has(entry.id) && !entries.has(entry.id)) entries.set(entry.id, entry);
  const newest = newestFirst[0] ?? emptyImage;
  return {
    ...newest,
    turn,
    gone: sortedById([...gone.values()].filter((one) => isKept(one, turn))),
    entries: sortedById([...entries.values()]),
  };
}

/**
 * An image with what waited in others that could not be opened: their entries less all that have left. The
 * others' dialogs count as well, for its size has to hold what they held.
 */
export function withOpened(image: Image, others: readonly Image[]): Image {
  const { entries, gone } = merged([image, ...others]);
  const dialogs = Math.max(0, ...others.map((one) => one.dialogs));
  const begun = mergedWindows(others.flatMap(({ windows }) => windows));
  return { ...withDialogs(image, begun, dialogs), entries, gone };
}

/** An image in which more dialogs have begun. */
export function withDialogs(image: Image, begun: readonly WindowDialogs[], acts: number): Image {
  const count = begun.reduce((sum, one) => sum + one.count, acts);
  const added = begun.map(({ outOn, count: more }) => ({
    outOn,
    count: more + countOf(image.windows, outOn),
  }));
  return {
    ...image,
    dialogs: image.dialogs + count,
    windows: mergedWindows([...image.windows, ...added]),
  };
}

/** An image with another entry, one that replaces what has its id. */
export function withEntry(image: Image, entry: Entry): Image {
  const others = image.entries.filter(({ id }) => id !== entry.id);
  return { ...image, entries: sortedById([...others, entry]) };
}

/** An image that some entries have left. */
export function without(image: Image, ids: readonly SubmissionId[], why: Departure): Image {
  const left = new Set(ids);
  const gone = ids.map((id): Gone => ({ id, why, turn: image.turn }));
  return {
    ...image,
    entries: image.entries.filter(({ id }) => !left.has(id)),
    gone: sortedById([...image.gone.filter(({ id }) => !left.has(id)), ...gone]),
  };
}

/** Turns after which no image opens in which an entry lies that has left: its day's key is destroyed. */
const turnsKept = 3;

/**
 * An image at a turn of the keys.
 * @param isHeldUp no key turned, or one is still to be destroyed: until it is, nothing is forgotten
 */
export function turned(image: Image, isHeldUp: boolean): Image {
  const { dialogs, earlier } = image;
  const [last = 0, ...before] = earlier;
  if (isHeldUp) return { ...image, dialogs: 0, earlier: [last + dialogs, ...before] };
  const turn = image.turn + 1;
  return {
    ...image,
    turn,
    dialogs: 0,
    earlier: [dialogs, ...earlier].slice(0, turnsKept),
    gone: image.gone.filter((one) => isKept(one, turn)),
  };
}

function isKept(one: Gone, turn: number): boolean {
  return turn - one.turn < turnsKept;
}

/** The sizes of an image as it is stored, in bytes. */
export const classes = [18, 19, 20, 21, 22, 23].map((power) => 2 ** power);

/** What one dialog can put into an image at the most, in bytes. */
export const bytesOfDialog = 7 * 1024;
/** How often one dialog can send at the most. */
export const sendingsOfDialog = 10;
/** What is kept of the submissions of one dialog that have left, eighteen bytes each. */
const bytesOfGone = 192;
const bytesOfHead = 4 * 1024;

/**
 * The size of an image: it follows from dialogs that were begun and desks' acts, and never from what was
 * sent. One that grew with its content would tell whoever fills it to the edge that another person sends.
 * @param dialogs since the last pass, or, for what was carried on, of all windows that are not out
 * @param earlier dialogs at the last passes
 */
export function classOf(dialogs: number, earlier: readonly number[] = []): number {
  const left = earlier.reduce((sum, count) => sum + count, dialogs);
  const needed = bytesOfHead + dialogs * bytesOfDialog + left * bytesOfGone;
  return classes.find((size) => size >= needed) ?? largest;
}

const largest = 2 ** 23;

function mergedWindows(windows: readonly WindowDialogs[]): readonly WindowDialogs[] {
  const counts = new Map<Day, number>();
  for (const { outOn, count } of windows)
    counts.set(outOn, Math.max(count, counts.get(outOn) ?? 0));
  return [...counts]
    .map(([outOn, count]) => ({ outOn, count }))
    .sort((one, other) => (one.outOn < other.outOn ? -1 : 1));
}

function countOf(windows: readonly WindowDialogs[], day: Day): number {
  return windows.find(({ outOn }) => outOn === day)?.count ?? 0;
}

/** Ids are random to whoever lacks the day's key, and so is this order. */
function sortedById<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return [...all].sort((one, other) => (one.id < other.id ? -1 : 1));
}
