import { createMutex } from '../../../bot/domain/mutex';
import type { SubmissionId } from '../../../bot/domain/operation';
import type {
  ImageRow,
  ImageTable,
  PassWrites,
  PoolKeyName,
  PoolKeyRow,
  PoolStore,
  PoolTransaction,
} from '../../../bot/ports/pool-store';
import { StoreError } from '../../../db/store-error';

export type Row = ImageRow & { readonly table: ImageTable };

/** Everything that a database keeps of the pool. */
interface Stored {
  readonly rows: readonly Row[];
  readonly keys: ReadonlyMap<PoolKeyName, PoolKeyRow>;
  readonly aside: readonly Row[];
  readonly fastUntil: number;
  /** What came out, in its order. */
  readonly out: readonly SubmissionId[];
}

/** How the next transaction of a process fails. After the commit the process cannot know of it. */
export type Failure = 'before' | 'after';

export interface Disk {
  readonly stored: () => Stored;
  /** Somebody changes rows while no transaction runs. */
  readonly tamper: (change: (rows: readonly Row[]) => readonly Row[]) => void;
  /** Each row that was ever written, the latest last. */
  readonly written: readonly Row[];
  readonly store: (process: {
    readonly failure: () => Failure | undefined;
    readonly onAside: (row: Row) => void;
  }) => PoolStore;
}

/** A database in memory, as the pool's port describes it: one transaction at a time, all or nothing. */
export function createDisk(onOut: (ids: readonly SubmissionId[]) => void): Disk {
  const alone = createMutex();
  const written: Row[] = [];
  let stored: Stored = { rows: [], keys: new Map(), aside: [], fastUntil: 0, out: [] };
  return {
    stored: () => stored,
    written,
    tamper: (change) => {
      stored = { ...stored, rows: change(stored.rows) };
    },
    store: ({ failure, onAside }) => ({
      read: () => alone(async () => ({ ...rowsOf(stored), keys: [...stored.keys.values()] })),
      look: () =>
        alone(async () => {
          const { pool, fastUntil } = rowsOf(stored);
          const [first] = pool;
          const revisions = pool.map(({ revision }) => revision).sort();
          return { revisions, key: first?.key, endsOn: first?.endsOn, fastUntil };
        }),
      write: (work) =>
        alone(async () => {
          const draft = { ...stored };
          const asides: Row[] = [];
          const result = await work(transaction(draft, asides));
          const how = failure();
          if (how === 'before') throw new StoreError('store_unavailable');
          const out = draft.out.slice(stored.out.length);
          written.push(...draft.rows.filter((row) => !stored.rows.includes(row)));
          stored = draft;
          for (const row of asides) onAside(row);
          onOut(out);
          if (how === 'after') throw new StoreError('store_unavailable');
          return result;
        }),
      isLogBegun: () => true,
      aside: async () => stored.aside,
      removeAside: async (revisions) => {
        const aside = stored.aside.filter(({ revision }) => !revisions.includes(revision));
        stored = { ...stored, aside };
      },
    }),
  };
}

/** A disk has bytes of its own: those in memory are given back. */
const copyOf = (row: Row): Row => ({ ...row, image: Uint8Array.from(row.image) });

function rowsOf({ rows, fastUntil }: Stored) {
  const of = (table: ImageTable) =>
    rows
      .filter((row) => row.table === table)
      .map(copyOf)
      .sort((one, other) => one.place - other.place);
  return { pool: of('pool'), carried: of('carried'), fastUntil };
}

function transaction(
  draft: { -readonly [Key in keyof Stored]: Stored[Key] },
  asides: Row[],
): PoolTransaction {
  return {
    rows: rowsOf(draft),
    keys: [...draft.keys.values()],
    stored: { find: async () => [], ofMonth: async () => [], months: async () => [] },
    applyWrites: async () => true,
    pass: async ({ messages }) => {
      draft.out = [...draft.out, ...messages.map(({ envelope }) => idOf(envelope))];
    },
    setAside: async (table, row) => {
      if (draft.aside.some(({ revision }) => revision === row.revision)) return;
      draft.aside = [...draft.aside, { ...row, table }];
      asides.push({ ...row, table });
    },
    keepKeys: async (rows, gone = []) => {
      const keys = new Map(draft.keys);
      for (const row of rows) keys.set(row.name, row);
      for (const name of gone) keys.delete(name);
      draft.keys = keys;
    },
    write: async (rows, fastUntil) => {
      for (const { from, ...row } of rows) {
        const old = draft.rows.find(
          ({ table, place }) => table === row.table && place === row.place,
        );
        if (old?.revision !== from) throw new StoreError('store_conflict');
        draft.rows = [...draft.rows.filter((one) => one !== old), copyOf(row)];
      }
      draft.fastUntil = fastUntil;
    },
  };
}

/** In this database what comes out is its submission's id and nothing else. */
export function passOf(ids: readonly SubmissionId[]): PassWrites {
  const messages = ids.map((id) => ({ candidates: [], envelope: Buffer.from(id, 'hex') }));
  return { removals: [], threads: [], messages, updates: [], notices: [] };
}

function idOf(envelope: Uint8Array): SubmissionId {
  return Buffer.from(envelope).toString('hex') as SubmissionId;
}
