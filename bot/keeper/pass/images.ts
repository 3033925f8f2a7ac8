import type { Day } from '../../domain/day';
import { codeOf } from '../../domain/error-code';
import type { Id } from '../../domain/ids';
import {
  beatSizeFor,
  emptyImage,
  type Image,
  imageSizeFor,
  imageSizes,
  merged,
} from '../../domain/pool-image';
import type {
  ImageRow,
  ImageTable,
  PoolKeyName,
  PoolKeyRow,
  PoolTransaction,
  ReadRow,
} from '../../ports/pool-store';
import { type Memory, ofTable } from './image-room';
import type { PoolWorld } from './world';

const nothingKnown: Memory = { image: emptyImage, carried: new Set() };

/** Rows as they were opened. */
export interface OpenedRows extends Memory {
  /** Rows that do not open, whose key is known or missing for good. */
  readonly unreadable: readonly (ImageRow & { readonly table: ImageTable })[];
  /** The newest image is older than what was known: somebody put an earlier one in its place. */
  readonly isSetBack: boolean;
}

/** An image, and the bytes of the envelope in which it is stored. */
interface KnownImage {
  readonly image: Image;
  readonly size: number;
}

/** Opens and writes the rows of the pool, and remembers what it has opened and written by revisions. */
export interface Images {
  /**
   * Opens rows: what opens, and what is remembered, is merged. What was remembered under a key that is gone
   * is forgotten: ids that have left since then are known to nobody.
   */
  open(rows: Pick<PoolTransaction['rows'], ImageTable>, named: readonly PoolKeyRow[]): OpenedRows;
  /** Whether a row is as it is remembered: its image need not be read. */
  readonly isKnown: (revision: Id) => boolean;
  readonly memory: () => Memory;
  /** To be called once what was written is durable. */
  remember(written: WrittenRows): void;
  /** Seals an image into the place of the older row of `pool`. */
  ofBeat(rows: PoolTransaction['rows'], memory: Memory, under: SealingKey): WrittenRows;
  /** Seals what waits into all four rows. */
  ofPass(rows: PoolTransaction['rows'], memory: Memory, under: SealingKey): WrittenRows;
}

/** Under what an image is sealed. */
export interface SealingKey {
  readonly key: PoolKeyRow;
  readonly endsOn: Day;
}

/** What a transaction writes, and what is remembered of it. */
export interface WrittenRows {
  readonly rows: Parameters<PoolTransaction['write']>[0];
  readonly memory: Memory;
  /** The key that seals then. */
  readonly key: PoolKeyName | undefined;
}

export function createImages({ sealer, keys, random }: PoolWorld): Images {
  const byRevision = new Map<Id, KnownImage>();
  let memory: Memory = nothingKnown;
  let keyThen: PoolKeyName | undefined;

  const openRow = (table: ImageTable, row: ReadRow): KnownImage | undefined => {
    const known = byRevision.get(row.revision);
    if (known !== undefined) return known;
    const key = keys.known(row.key);
    if (key === undefined || row.image === undefined) return undefined;
    try {
      const { place, key: name, endsOn } = row;
      const image = sealer.open(key, { table, place, key: name, endsOn }, row.image);
      const opened = { image, size: row.image.length };
      byRevision.set(row.revision, opened);
      sealer.giveBack(row.image);
      return opened;
    } catch (error) {
      if (codeOf(error)?.startsWith('seal_') !== true) throw error;
      return undefined;
    }
  };
  const seal = (
    table: ImageTable,
    place: 0 | 1,
    image: Image,
    { key, endsOn }: SealingKey,
    { from, size }: { readonly from: Id | undefined; readonly size: number },
  ): WrittenRows['rows'][number] => {
    const bytes = keys.known(key.name);
    if (bytes === undefined) throw new KeyUnknown();
    const at = { table, place, key: key.name, endsOn };
    const revision = random.id();
    // After a fault more may have to lie together than one window begins.
    const bytesUsed = sealer.size(image);
    const fitting = [size, ...imageSizes].find(
      (one) => one >= size && sealer.room(one) >= bytesUsed,
    );
    return { ...at, revision, from, image: sealer.seal(bytes, at, image, fitting ?? size) };
  };

  return {
    memory: () => memory,
    isKnown: (revision) => byRevision.has(revision),
    open: (rows, named) => {
      const unreadable: OpenedRows['unreadable'][number][] = [];
      const openAll = (table: ImageTable): readonly Image[] =>
        rows[table].flatMap((row) => {
          const known = openRow(table, row);
          if (known !== undefined) return known.image;
          if (row.image !== undefined) unreadable.push({ ...row, image: row.image, table });
          return [];
        });
      const [pool, later] = [openAll('pool'), openAll('carried')];
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
      const replaced = rows.map(({ from }) => from);
      for (const revision of byRevision.keys())
        if (replaced.includes(revision)) byRevision.delete(revision);
      for (const { revision, table, image } of rows)
        byRevision.set(revision, { image: ofTable(table, now), size: image.length });
    },
    ofBeat: (rows, now, under) => {
      const image = { ...now.image, number: now.image.number + 1 };
      const [older, newer] = byAge(rows.pool, (row) => openRow('pool', row)?.image.number);
      const stored = newer && (openRow('pool', newer)?.size ?? newer.image?.length);
      const size = Math.max(beatSizeFor(image), stored ?? 0);
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
      const sizes = { pool: beatSizeFor(image), carried: imageSizeFor(waiting) };
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

/** The row to be written next, and the other one. One that does not open is the older. */
function byAge(
  rows: readonly ReadRow[],
  numberOf: (row: ReadRow) => number | undefined,
): readonly [older: ReadRow | undefined, newer: ReadRow | undefined] {
  const aged = rows
    .map((row) => ({ row, number: numberOf(row) ?? -1 }))
    .sort((one, other) => one.number - other.number);
  return aged.length < 2 ? [undefined, aged[0]?.row] : [aged[0]?.row, aged[1]?.row];
}
