import type { CrowdBound } from './crowd';
import type { Day } from './day';
import type { Entry, SubmissionId } from './operation';

/** Why an entry is not in the image: delivered, taken back, or done at once. */
export const departures = ['out', 'back', 'done'] as const;
export type Departure = (typeof departures)[number];

/** A submission that has left the image: it stays known, and never comes in again. */
export interface Gone {
  readonly id: SubmissionId;
  readonly why: Departure;
  /** The turn of the keys after which it left, the same in every process. */
  readonly turn: number;
}

/** How many dialogs an undelivered window has. */
export interface WindowDialogs {
  readonly outOn: Day;
  readonly count: number;
}

/** The content of a sealed row of `pool` or `carried`. */
export interface Image {
  /** Grows by one with each write. */
  readonly number: number;
  /** Counts the turns of the keys. */
  readonly turn: number;
  /** Dialogs begun, and desks' acts, since the last pass. */
  readonly dialogs: number;
  readonly windows: readonly WindowDialogs[];
  /** `dialogs` at the last turns of the keys, the latest first. */
  readonly earlier: readonly number[];
  /** Known bounds of how many people used the bot in a window. */
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

/** Whether a submission was taken earlier: it waits, or has left. */
export function isKnown({ entries, gone }: Image, id: SubmissionId): boolean {
  return entries.some((one) => one.id === id) || gone.some((one) => one.id === id);
}

/** Why a submission has left; `undefined` when it waits or never came. */
export function departureOf({ gone }: Image, id: SubmissionId): Departure | undefined {
  return gone.find((one) => one.id === id)?.why;
}

/**
 * Merges images of one installation: all entries without all that have left. A plain union would bring back
 * what was taken back or delivered. Counts come from the newest image; of two with one number, from the
 * first.
 */
export function merged(images: readonly Image[]): Image {
  const turn = Math.max(0, ...images.map((image) => image.turn));
  const gone = new Map<SubmissionId, Gone>();
  for (const one of images.flatMap((image) => image.gone)) {
    const known = gone.get(one.id);
    // The younger one is forgotten later.
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
    gone: sortedById([...gone.values()].filter((one) => isRemembered(one, turn))),
    entries: sortedById([...entries.values()]),
  };
}

/**
 * The image with the entries of others that could not be opened until now. Their dialogs count as well, since
 * its size has to hold what theirs held.
 */
export function withOpened(image: Image, others: readonly Image[]): Image {
  const { entries, gone } = merged([image, ...others.map((one) => upTo(one, image.turn))]);
  const dialogs = Math.max(0, ...others.map((one) => one.dialogs));
  const begun = mergedWindows(others.flatMap(({ windows }) => windows));
  return { ...withDialogs(image, begun, dialogs), entries, gone };
}

/** An image with no later turn: after a restore the turns begin again. What left is remembered longer. */
function upTo(image: Image, turn: number): Image {
  const gone = image.gone.map((one) => ({ ...one, turn: Math.min(one.turn, turn) }));
  return { ...image, turn: Math.min(image.turn, turn), gone };
}

/** The image after more dialogs have begun. */
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

/** The image with an entry, in place of one with its id. */
export function withEntry(image: Image, entry: Entry): Image {
  const others = image.entries.filter(({ id }) => id !== entry.id);
  return { ...image, entries: sortedById([...others, entry]) };
}

/** The image without some entries, which stay known as gone. */
export function without(image: Image, ids: readonly SubmissionId[], why: Departure): Image {
  const left = new Set(ids);
  const gone = ids.map((id): Gone => ({ id, why, turn: image.turn }));
  return {
    ...image,
    entries: image.entries.filter(({ id }) => !left.has(id)),
    gone: sortedById([...image.gone.filter(({ id }) => !left.has(id)), ...gone]),
  };
}

/** Turns after which no image opens that holds a gone entry: its day's key is destroyed. */
const rememberedTurns = 3;

/**
 * The image after a turn of the keys.
 * @param isHeldUp no key turned, or one is still to be destroyed: until then nothing is forgotten
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
    earlier: [dialogs, ...earlier].slice(0, rememberedTurns),
    gone: image.gone.filter((one) => isRemembered(one, turn)),
  };
}

function isRemembered(one: Gone, turn: number): boolean {
  return turn - one.turn < rememberedTurns;
}

/**
 * The sizes of a stored image, in bytes. They are few: the largest that a beat writes is eight times the
 * smallest, and comes half as often, so that nobody's first presses make beats write much more.
 */
export const imageSizes = [19, 20, 21, 22, 23].map((power) => 2 ** power);
/** The largest image that beats write; only a pass may carry on more. */
export const largestBeat = 2 ** 22;

/** The most bytes that one dialog can put into an image. */
export const bytesOfDialog = 7 * 1024;
/**
 * Dialogs of the web door that may send from one pass of a window to the next. A full share, with what
 * comes back in the longest window, leaves room in the largest image for a messenger's dialogs.
 */
export const doorPlaces = { least: 299, most: 374, quarters: 4 } as const;
/** The most times that one dialog can send. */
export const sendingsOfDialog = 10;
/** Room for the gone submissions of one dialog, eighteen bytes each. */
const bytesOfGone = 192;
const bytesOfHead = 4 * 1024;

/**
 * The size in bytes of an image. It follows from dialogs and desks' acts, never from what was sent. A size
 * that grew with content would tell a flooder that somebody else sends.
 * @param dialogs since the last pass, or, for `carried`, of all undelivered windows
 * @param earlier dialogs at the last passes
 */
export function imageSizeFor(dialogs: number, earlier: readonly number[] = []): number {
  const left = earlier.reduce((sum, count) => sum + count, dialogs);
  const needed = bytesOfHead + dialogs * bytesOfDialog + left * bytesOfGone;
  return imageSizes.find((size) => size >= needed) ?? largestImage;
}

/** The bytes of the largest image. */
export const largestImage = 2 ** 23;

/** The size of the image that each beat writes. */
export function beatSizeFor({ dialogs, earlier }: Pick<Image, 'dialogs' | 'earlier'>): number {
  return Math.min(imageSizeFor(dialogs, earlier), largestBeat);
}

/** Seconds from one beat to the next while they are fast: the largest image comes half as often. */
export function secondsOfBeat(image: Pick<Image, 'dialogs' | 'earlier'>): 1 | 2 {
  return beatSizeFor(image) < largestBeat ? 1 : 2;
}

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

/** Ids are random to anybody without the day's key, and so is this order. */
function sortedById<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return [...all].sort((one, other) => (one.id < other.id ? -1 : 1));
}
