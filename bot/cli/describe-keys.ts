import type { Day } from '../domain/day';
import { destroyableFrom, type KeyVersion, type Versioned } from '../domain/key-version';
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

/** What a rotation did: counts and days. */
export function describeRotation(rotated: Rotated): Answer {
  const { kind, number, rewrapped, left, damaged, keyRows, destroyed } = rotated;
  const begun =
    kind === 'begun'
      ? `Rotation ${number}: all keys are drawn anew.`
      : `Rotation ${number}, which was not finished, went on; no key was drawn again.`;
  return {
    lines: [
      begun,
      `Threads sealed anew: ${rewrapped}. Keys sealed anew: ${keyRows}.`,
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
        : "The earlier keys still open what is sealed to them. The bot's upkeep destroys them from the second day on.",
    ],
    json: { kind, number, rewrapped, left, damaged, keyRows, destroyed: destroyed.length },
  };
}

/** Which keys there are: numbers and days. */
export function describeKeys(lines: readonly KeyLine[], today: Day): Answer {
  const underWay = isUnderWay(lines);
  const keys = lines.map(({ of, versions }) => ({
    key: of,
    versions: versions.map((version, index) => ({
      number: version.number,
      madeOn: version.madeOn ?? null,
      replacedOn: versions[index - 1]?.madeOn ?? null,
      destroyableFrom: destroyable(of, versions[index - 1]),
    })),
  }));
  const last = keys[0]?.versions[0]?.madeOn;
  return {
    lines: [
      `On ${today}: rotation ${newestNumber(lines)}${last === null || last === undefined ? ', the keys of the first start' : `, begun on ${last}`}.`,
      ...keys.flatMap(({ key, versions }) => versions.map((version) => lineOf(key, version))),
      underWay
        ? 'It is not finished: `keys rotate` goes on with it, and the bot destroys the earlier keys when nothing needs them.'
        : 'Nothing is sealed to earlier keys.',
    ],
    json: { number: newestNumber(lines), underWay, keys },
  };
}

function lineOf(
  key: Versioned,
  version: {
    readonly number: number;
    readonly madeOn: Day | null;
    readonly replacedOn: Day | null;
    readonly destroyableFrom: Day | null;
  },
): string {
  const { number, madeOn, replacedOn, destroyableFrom: from } = version;
  const since = madeOn === null ? 'since the first start' : `since ${madeOn}`;
  const head = `${words[key]} ${number}: ${since}`;
  if (replacedOn === null) return `${head}, in use`;
  return from === null
    ? `${head}, replaced on ${replacedOn}; stays while a report from before is kept`
    : `${head}, replaced on ${replacedOn}; destroyed from ${from} on`;
}

/** A pepper goes by the reports, not by the day. */
function destroyable(of: Versioned, next: KeyVersion | undefined): Day | null {
  return next === undefined || of === 'pepper' ? null : (destroyableFrom(next) ?? null);
}
