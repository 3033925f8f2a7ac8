import type { Day } from '../domain/day';
import {
  destroyableFrom,
  filedUnderFrom,
  type KeyVersion,
  type Versioned,
} from '../domain/key-version';
import { isUnderWay, newestNumber, type Rotated } from '../keeper/rotate-keys';
import type { KeyLine } from '../ports/key-rotation';

/** Lines for people, and one value for machines. */
interface Answer {
  readonly lines: readonly string[];
  readonly json: unknown;
}

const words: Readonly<Record<Versioned, string>> = {
  kek: 'vault key',
  pepper: 'pepper of the receipts',
  whistleblowing: "handlers' keys",
  hr: "HR's keys",
};

/** What a rotation did: counts and days, and which copies of both stores belong together. */
export function describeRotation(rotated: Rotated): Answer {
  const { kind, number, begunOn, apartFrom, rewrapped, left, damaged, keyRows, destroyed } =
    rotated;
  const begun =
    kind === 'begun'
      ? `Rotation ${number}: the vault key, the pepper, the desks' keys and the days' draft keys are new. Half-finished dialogs start over.`
      : `Rotation ${number} went on, as it does until its earlier keys are destroyed; no key was drawn again.`;
  return {
    lines: [
      begun,
      `Threads sealed again: ${rewrapped}. Keys sealed again: ${keyRows}.`,
      ...(left > 0
        ? [
            `Still under earlier keys: ${left}. The bot's upkeep tries again, or run this once more.`,
          ]
        : []),
      ...(damaged > 0
        ? [
            `Damaged, and opened by no key: ${damaged}. They hold nothing up; restore them from a backup.`,
          ]
        : []),
      destroyed.length > 0
        ? `Earlier keys destroyed: ${destroyed.length}.`
        : `The earlier keys still open what is sealed to them. The bot's upkeep destroys them ${apartFrom === undefined ? 'some days later' : `from ${apartFrom} on`}; the earlier pepper stays while a report from before is kept.`,
      ...(begunOn === undefined || apartFrom === undefined
        ? []
        : [
            `Database copies from before ${begunOn} open only with a vault copy from before ${apartFrom}, and later ones only with a vault copy from after this command: make both copies now.`,
          ]),
    ],
    json: {
      kind,
      number,
      begunOn,
      apartFrom,
      rewrapped,
      left,
      damaged,
      keyRows,
      destroyed: destroyed.length,
    },
  };
}

/**
 * Which keys there are: numbers and days.
 * @param unproved secrets that are named like versions of a key and do not count
 */
export function describeKeys(
  lines: readonly KeyLine[],
  today: Day,
  unproved: readonly string[] = [],
): Answer {
  const underWay = isUnderWay(lines);
  const keys = lines.map(({ of, versions }) => ({
    key: of,
    versions: versions.map((version, index) => describeVersion(of, version, versions[index - 1])),
  }));
  const last = keys[0]?.versions[0]?.madeOn;
  return {
    lines: [
      `On ${today}: rotation ${newestNumber(lines)}${last === null || last === undefined ? ', the keys of the first start' : `, begun on ${last}`}.`,
      ...keys.flatMap(({ key, versions }) =>
        versions.map((version) => `${headOf(key, version)}${restOf(version, today)}`),
      ),
      underWay ? whatIsLeft(lines, today) : 'Nothing is sealed to earlier keys.',
      ...(unproved.length === 0
        ? []
        : [
            `In the vault ${unproved.length} secrets are named like a key and were not made by this product: ${unproved.join(', ')}. They count for nothing. Find out who can put secrets there, then delete them.`,
          ]),
    ],
    json: { number: newestNumber(lines), underWay, keys, unproved },
  };
}

/** When the earlier keys go: a rotation that has sealed everything is not finished before that day. */
function whatIsLeft(lines: readonly KeyLine[], today: Day): string {
  const goesOn = '`keys rotate` goes on with this rotation.';
  const from = lines
    .filter(({ of }) => of !== 'pepper')
    .flatMap(({ versions }) => versions.slice(0, -1).map((version) => destroyableFrom(version)))
    .reduce((latest, day) => (day !== undefined && day > (latest ?? '') ? day : latest), undefined);
  if (from === undefined) return `Not every key of it has been drawn. ${goesOn}`;
  return from > today
    ? `The earlier keys are still there; the bot destroys them from ${from} on. Until then ${goesOn}`
    : `The earlier keys are still there; the bot destroys them once nothing is sealed to them. ${goesOn}`;
}

interface DescribedVersion {
  readonly number: number;
  /** `null` for the first. */
  readonly madeOn: Day | null;
  /** `null` for the newest. */
  readonly replacedOn: Day | null;
  /** `null` for the newest, and for every pepper: that one goes by the reports, not by the day. */
  readonly destroyableFrom: Day | null;
  /** Of a pepper alone: between which days receipts are filed under it; never when both are one day. */
  readonly filed?: { readonly from: Day | null; readonly until: Day | null };
}

function describeVersion(
  of: Versioned,
  version: KeyVersion,
  next: KeyVersion | undefined,
): DescribedVersion {
  const common = {
    number: version.number,
    madeOn: version.madeOn ?? null,
    replacedOn: next?.madeOn ?? null,
  };
  if (of !== 'pepper') {
    const from = next === undefined ? undefined : destroyableFrom(next);
    return { ...common, destroyableFrom: from ?? null };
  }
  const until = next === undefined ? undefined : filedUnderFrom(next);
  const filed = { from: filedUnderFrom(version) ?? null, until: until ?? null };
  return { ...common, destroyableFrom: null, filed };
}

function headOf(key: Versioned, { number, madeOn }: DescribedVersion): string {
  return `${words[key]} ${number}: since ${madeOn ?? 'the first start'}`;
}

function restOf(
  { replacedOn, destroyableFrom: from, filed }: DescribedVersion,
  today: Day,
): string {
  if (filed !== undefined) return filingOf(filed, today);
  if (replacedOn === null) return ', in use';
  return `, replaced on ${replacedOn}; destroyed from ${from ?? replacedOn} on`;
}

/** Receipts are filed under a new pepper two days after it was drawn, and under the one before until then. */
function filingOf({ from, until }: NonNullable<DescribedVersion['filed']>, today: Day): string {
  const stays = 'stays while a report from before is kept';
  const begins = from !== null && from > today ? `from ${from}` : '';
  if (until === null)
    return begins === '' ? ', in use' : `; receipts are filed under it ${begins} on`;
  if (from !== null && from >= until) return `; receipts are never filed under it; ${stays}`;
  if (until <= today) return `; receipts were filed under it until ${until}; ${stays}`;
  const ends = [begins, `until ${until}`].filter((part) => part !== '').join(' ');
  return `; receipts are filed under it ${ends}; then it ${stays}`;
}
