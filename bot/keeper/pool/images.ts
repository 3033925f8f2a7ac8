import type { Day } from '../../domain/day';
import { codeOf } from '../../domain/error-code';
import type { Id } from '../../domain/ids';
import type { SubmissionId } from '../../domain/operation';
import { classes, classOf, emptyImage, type Image, merged } from '../../domain/pool-image';
import type {
  ImageRow,
  ImageSealer,
  ImageTable,
  PoolKeyName,
  PoolKeyRow,
  PoolKeys,
  PoolTransaction,
} from '../../ports/pool';
import type { Random } from '../../ports/random';

/** What is known of the pool: all that waits, and which of it lies in the image that was carried on. */
export interface Memory {
  readonly image: Image;
  readonly carried: ReadonlySet<SubmissionId>;
}

const nothingKnown: Memory = { image: emptyImage, carried: new Set() };

/** Rows as they were opened. */
export interface Opened extends Memory {
  /** Rows that do not open, whose key is known or missing for good. */
  readonly unreadable: readonly (ImageRow & { readonly table: ImageTable })[];
  /** The newest image is older than what was known: somebody put an earlier one in its place. */
  readonly isSetBack: boolean;
}

interface ImagesWorld {
  readonly sealer: ImageSealer;
  readonly keys: PoolKeys;
  readonly random: Pick<Random, 'id'>;
}

/** Opens and writes the rows of the pool, and remembers what it has opened and written by revisions. */
export interface Images {
  /**
   * Opens rows: what opens, and what is remembered, is merged. What was remembered under a key that is gone
   * is forgotten: ids that have left since then are known to nobody.
   */
  open(rows: Pick<PoolTransaction['rows'], ImageTable>, named: readonly PoolKeyRow[]): Opened;
  /** Whether all rows are as they are remembered. */
  areKnown(revisions: readonly Id[]): boolean;
  readonly memory: () => Memory;
  /** To be called once what was written is durable. */
  remember(written: Written): void;
  /** Seals an image into the place of the older row of `pool`. */
  ofBeat(rows: PoolTransaction['rows'], memory: Memory, under: Under): Written;
  /** Seals what waits into all four rows. */
  ofPass(rows: PoolTransaction['rows'], memory: Memory, under: Under): Written;
}

/** Under what an image is sealed. */
export interface Under {
  readonly key: PoolKeyRow;
  readonly endsOn: Day;
}

/** What a transaction writes, and what is remembered of it. */
export interface Written {
  readonly rows: Parameters<PoolTransaction['write']>[0];
  readonly memory: Memory;
  /** The key that seals then. */
  readonly key: PoolKeyName | undefined;
}

export function createImages({ sealer, keys, random }: ImagesWorld): Images {
  const byRevision = new Map<Id, Image>();
  let memory: Memory = nothingKnown;
  let keyThen: PoolKeyName | undefined;

  const openRow = (table: ImageTable, row: ImageRow): Image | undefined => {
    const known = byRevision.get(row.revision);
    if (known !== undefined) return known;
    const key = keys.known(row.key);
    if (key === undefined) return undefined;
    try {
      const { place, key: name, endsOn } = row;
      const image = sealer.open(key, { table, place, key: name, endsOn }, row.image);
      byRevision.set(row.revision, image);
      return image;
    } catch (error) {
      if (codeOf(error)?.startsWith('seal_') !== true) throw error;
      return undefined;
    }
  };
  const seal = (
    table: ImageTable,
    place: 0 | 1,
    image: Image,
    { key, endsOn }: Under,
    { from, size }: { readonly from: Id | undefined; readonly size: number },
  ): Written['rows'][number] => {
    const bytes = keys.known(key.name);
    if (bytes === undefined) throw new KeyUnknown();
    const at = { table, place, key: key.name, endsOn };
    const revision = random.id();
    // After a fault more may have to lie together than one window begins.
    const fitting = [size, ...classes].find(
      (one) => one >= size && sealer.room(one) >= sealer.size(image),
    );
    return { ...at, revision, from, image: sealer.seal(bytes, at, image, fitting ?? size) };
  };

  return {
    memory: () => memory,
    areKnown: (revisions) => revisions.length > 0 && revisions.every((one) => byRevision.has(one)),
    open: (rows, named) => {
      const unreadable: Opened['unreadable'][number][] = [];
      const opened = (table: ImageTable): readonly Image[] =>
        rows[table].flatMap((row) => {
          const image = openRow(table, row);
          if (image === undefined) unreadable.push({ ...row, table });
          return image ?? [];
        });
      const [pool, later] = [opened('pool'), opened('carried')];
      const newest = Math.max(0, ...pool.map(({ number }) => number));
      const isThen = (name: PoolKeyName): boolean => name === keyThen;
      const isNamed = [...named.map(({ name }) => name), ...rows.pool.map(({ key }) => key)].some(
        isThen,
      );
      const isStale = pool.length > 0 && !isNamed;
      const known = isStale ? emptyImage : memory.image;
      const image = merged([...pool, known, ...later]);
      const carried = new Set(later.flatMap(({ entries }) => entries.map(({ id }) => id)));
      const revisions = new Set([...rows.pool, ...rows.carried].map(({ revision }) => revision));
      for (const revision of byRevision.keys())
        if (!revisions.has(revision)) byRevision.delete(revision);
      // What was read is durable, whether or not anything is written after it.
      memory = { image, carried };
      return { ...memory, unreadable, isSetBack: newest < known.number };
    },
    remember: ({ rows, memory: now, key }) => {
      memory = now;
      keyThen = key;
      const kept = new Map(rows.map(({ revision, table }) => [revision, ofTable(table, now)]));
      const replaced = rows.map(({ from }) => from);
      for (const revision of byRevision.keys())
        if (replaced.includes(revision)) byRevision.delete(revision);
      for (const [revision, image] of kept) byRevision.set(revision, image);
    },
    ofBeat: (rows, now, under) => {
      const image = { ...now.image, number: now.image.number + 1 };
      const [older, newer] = byAge(rows.pool, (row) => openRow('pool', row));
      const size = Math.max(sizeOf(image), newer?.image.length ?? 0);
      const place = older?.place ?? (newer?.place === 0 ? 1 : 0);
      const written = { image, carried: now.carried };
      const from = older?.revision;
      const row = seal('pool', place, ofTable('pool', written), under, { from, size });
      return { rows: [row], memory: written, key: under.key.name };
    },
    ofPass: (rows, now, under) => {
      const image = { ...now.image, number: now.image.number + 1 };
      const written = { image, carried: now.carried };
      const waiting = image.windows.reduce((sum, { count }) => sum + count, 0);
      const sizes = { pool: sizeOf(image), carried: classOf(waiting) };
      const all = (['pool', 'carried'] as const).flatMap((table) =>
        ([0, 1] as const).map((place) => {
          const from = rows[table].find((row) => row.place === place)?.revision;
          const content = ofTable(table, written);
          return seal(table, place, content, under, { from, size: sizes[table] });
        }),
      );
      return { rows: all, memory: written, key: under.key.name };
    },
  };
}

/** The running key is not known in this process: it has to be read from the vault first. */
export class KeyUnknown extends Error {}

/** The size of an image of `pool`. */
export function sizeOf({ dialogs, earlier }: Pick<Image, 'dialogs' | 'earlier'>): number {
  return classOf(dialogs, earlier);
}

/** What of all that waits lies in the rows of a table. */
export function ofTable(table: ImageTable, { image, carried }: Memory): Image {
  if (table === 'pool')
    return { ...image, entries: image.entries.filter(({ id }) => !carried.has(id)) };
  const entries = image.entries.filter(({ id }) => carried.has(id));
  return { ...emptyImage, number: image.number, entries };
}

/** The row to be written next, and the other one. One that does not open is the older. */
function byAge(
  rows: readonly ImageRow[],
  open: (row: ImageRow) => Image | undefined,
): readonly [older: ImageRow | undefined, newer: ImageRow | undefined] {
  const aged = rows
    .map((row) => ({ row, number: open(row)?.number ?? -1 }))
    .sort((one, other) => one.number - other.number);
  return aged.length < 2 ? [undefined, aged[0]?.row] : [aged[0]?.row, aged[1]?.row];
}
