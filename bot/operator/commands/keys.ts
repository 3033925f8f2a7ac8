import { SingleBar } from 'cli-progress';
import type { Day } from '../../domain/day';
import {
  destroyableFrom,
  filedUnderFrom,
  type KeyVersion,
  type Versioned,
} from '../../domain/key-version';
import { linesOf } from '../../domain/lines-of';
import {
  isUnderWay,
  newestNumber,
  type Rotated,
  rotateKeys,
} from '../../keeper/upkeep/rotate-keys';
import type { KeyLine } from '../../ports/keys';
import type { CommandAnswer, Context } from './context';
import { rotationIn, withVault } from './with-keys';

export async function rotate(
  { terminal }: Context,
  { afterLeak = false }: { readonly afterLeak?: boolean },
): Promise<CommandAnswer> {
  const bar = createBar(terminal.bar);
  try {
    return describeRotation(
      await withVault(terminal.environment, (opened) =>
        rotateKeys(rotationIn(opened), { afterLeak }, bar.show),
      ),
    );
  } finally {
    bar.stop();
  }
}

export function sayKeys({ terminal }: Context): Promise<CommandAnswer> {
  return withVault(terminal.environment, async ({ keys, database, clock }) => {
    const rotation = keys.rotation(database.sealedKeys);
    return describeKeys(await rotation.lines(), clock.today(), rotation.unproved());
  });
}

const words: Readonly<Record<Versioned, string>> = {
  kek: 'vault key',
  pepper: 'pepper of the report codes',
  proof: 'key of the proofs',
  whistleblowing: "handlers' keys",
  hr: "HR's keys",
};

/** Counts and days, and which copies of both stores belong together. */
function describeRotation(rotated: Rotated): CommandAnswer {
  const { kind, number, begunOn, apartFrom, rewrapped, left, damaged, keyRows } = rotated;
  const destroyed = rotated.destroyed.length;
  const hasDays = begunOn !== undefined && apartFrom !== undefined;
  return {
    lines: linesOf(
      kind === 'begun'
        ? `Rotation ${number}: the vault key, the pepper, the key of the proofs, the desks' keys and the days' draft keys are new. Half-finished dialogs start over.`
        : `Rotation ${number} went on, as it does until its earlier keys are destroyed; no key was drawn again.`,
      `Threads sealed again: ${rewrapped}. Keys sealed again: ${keyRows}.`,
      left > 0 &&
        `Still under earlier keys: ${left}. The bot's upkeep tries again, or run this once more.`,
      damaged > 0 &&
        `Damaged, and opened by no key: ${damaged}. They hold nothing up; restore them from a backup.`,
      destroyed > 0
        ? `Earlier keys destroyed: ${destroyed}.`
        : `The earlier keys still open what is sealed to them. The bot's upkeep destroys them ${apartFrom === undefined ? 'some days later' : `from ${apartFrom} on`}; the earlier pepper stays while a report from before is kept.`,
      hasDays &&
        `Database copies from before ${begunOn} open only with a vault copy from before ${apartFrom}, and later ones only with a vault copy from after this command: make both copies now.`,
    ),
    json: { kind, number, begunOn, apartFrom, rewrapped, left, damaged, keyRows, destroyed },
  };
}

/** @param unproved secrets that are named like versions of a key and do not count */
export function describeKeys(
  lines: readonly KeyLine[],
  today: Day,
  unproved: readonly string[] = [],
): CommandAnswer {
  const underWay = isUnderWay(lines);
  const keys = lines.map(({ of, versions }) => ({
    key: of,
    versions: versions.map((version, index) => describeVersion(of, version, versions[index - 1])),
  }));
  const last = keys[0]?.versions[0]?.madeOn;
  return {
    lines: linesOf(
      `On ${today}: rotation ${newestNumber(lines)}${last === null || last === undefined ? ', the keys of the first start' : `, begun on ${last}`}.`,
      ...keys.flatMap(({ key, versions }) =>
        versions.map((version) => lineOf(key, version, today)),
      ),
      underWay ? whatIsLeft(lines, today) : 'Nothing is sealed to earlier keys.',
      unproved.length > 0 &&
        `In the vault ${unproved.length} secrets are named like a key and were not made by this product: ${unproved.join(', ')}. They count for nothing. Find out who can put secrets there, then delete them.`,
    ),
    json: { number: newestNumber(lines), underWay, keys, unproved },
  };
}

/** A rotation that has sealed everything ends on the day on which the earlier keys go. */
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

/**
 * `madeOn` is `null` for the first version, `replacedOn` for the newest. `destroyableFrom` is `null` for the
 * newest and for a pepper, which goes with the reports. `filedFrom` is a later pepper's.
 */
function describeVersion(of: Versioned, version: KeyVersion, next: KeyVersion | undefined) {
  const { number, madeOn = null } = version;
  const from = next === undefined || of === 'pepper' ? undefined : destroyableFrom(next);
  const filedFrom = of === 'pepper' ? filedUnderFrom(version) : undefined;
  return {
    number,
    madeOn,
    replacedOn: next?.madeOn ?? null,
    destroyableFrom: from ?? null,
    filedFrom,
  };
}

function lineOf(key: Versioned, version: ReturnType<typeof describeVersion>, today: Day): string {
  const { number, madeOn, replacedOn, destroyableFrom: from, filedFrom } = version;
  const head = `${words[key]} ${number}: since ${madeOn ?? 'the first start'}`;
  if (replacedOn === null)
    return filedFrom !== undefined && filedFrom > today
      ? `${head}; report codes are filed under it from ${filedFrom} on`
      : `${head}, in use`;
  if (key === 'pepper')
    return `${head}, replaced on ${replacedOn}; stays while a report from before is kept`;
  return `${head}, replaced on ${replacedOn}; destroyed from ${from ?? replacedOn} on`;
}

/** Shows how far a long command is, and no count; nothing without a stream to a terminal. */
function createBar(stream: NodeJS.WritableStream | undefined): {
  readonly show: (done: number, all: number) => void;
  readonly stop: () => void;
} {
  if (stream === undefined) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: 'Sealing again  {bar}  {percentage} %',
    barsize: 40,
    hideCursor: true,
    stream,
  });
  let begun = false;
  return {
    show: (done, all) => {
      if (begun) {
        bar.setTotal(all);
        bar.update(done);
      } else bar.start(all, done);
      begun = true;
    },
    stop: () => {
      bar.stop();
    },
  };
}
