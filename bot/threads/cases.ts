import { type Case, emptyCase } from '../domain/case';
import type { Month } from '../domain/day';
import type { Desk, Revision, ThreadId } from '../domain/ids';
import type { Journal } from '../ports/journal';
import type { ThreadSealer } from '../ports/sealers';
import type { CaseRecords, CaseSealer, Tag, ThreadRow, ThreadStore } from '../ports/threads';
import { unlessUnreadable } from './is-damaged';
import type { Remembered } from './remembered';

/** A case's record as read: its tag, its revision, and its contents under that revision. */
export interface KnownCase {
  readonly tag: Tag;
  /** `undefined` until something is written down. */
  readonly revision: Revision | undefined;
  readonly case: Case;
}

/** Dependencies for reading case records. */
export interface CaseWorld {
  readonly cases: CaseRecords;
  readonly caseSealer: Pick<CaseSealer, 'tag' | 'open'>;
  readonly rememberedCases: Remembered<KnownCase>;
  readonly threads: Pick<ThreadStore, 'byIds'>;
  readonly threadSealer: Pick<ThreadSealer, 'openAsDesk' | 'nameStateKeys'>;
  readonly journal: Pick<Journal, 'fault'>;
  /** Lets people's requests be served first. */
  readonly rest: () => Promise<void>;
}

/** Cases opened before other work gets its turn: some milliseconds' worth. */
const atOnce = 50;

/**
 * Reads the records of some of a desk's cases of one month. It opens only those not remembered as they are
 * now, and leaves out unreadable ones.
 */
export async function readCases(
  world: CaseWorld,
  desk: Desk,
  month: Month,
  ids: readonly ThreadId[],
): Promise<ReadonlyMap<ThreadId, KnownCase>> {
  const { cases, rememberedCases, threadSealer } = world;
  const known = rememberedCases.of(desk, month, (...of) => threadSealer.nameStateKeys(...of));
  const found = new Map<ThreadId, KnownCase>();
  const there = ids.flatMap((id) => {
    const one = known.get(id);
    return one === undefined ? [] : [{ id, one }];
  });
  const now = await cases.revisions(there.map(({ one }) => one.tag));
  there.forEach(({ id, one }, place) => {
    if (one.revision === now[place]) found.set(id, one);
  });
  const left = ids.filter((id) => !found.has(id));
  for (let from = 0; from < left.length; from += atOnce) {
    const rows = await world.threads.byIds(left.slice(from, from + atOnce));
    for (const [id, one] of await openCases(world, rows)) {
      found.set(id, one);
      rememberedCases.keep(known, id, one);
    }
    await world.rest();
  }
  return found;
}

type CaseRows = Pick<CaseRecords, 'rows'>;

/** Reads the record of one case by its internal data key. */
export async function readCase(
  { cases, caseSealer }: Pick<CaseWorld, 'caseSealer'> & { readonly cases: CaseRows },
  internal: Uint8Array,
  thread: ThreadId,
): Promise<KnownCase> {
  const tag = caseSealer.tag(internal);
  const [row] = await cases.rows([tag]);
  if (row === undefined) return { tag, revision: undefined, case: emptyCase };
  return { tag, revision: row.revision, case: caseSealer.open(internal, thread, row) };
}

async function openCases(world: CaseWorld, rows: readonly ThreadRow[]) {
  const { cases, caseSealer, threadSealer, journal } = world;
  const keys = await Promise.all(
    rows.map((row) =>
      unlessUnreadable(journal, async () => (await threadSealer.openAsDesk(row)).internal),
    ),
  );
  const opened = rows.flatMap(({ id }, place) => {
    const internal = keys[place];
    return internal === undefined ? [] : [{ id, internal, tag: caseSealer.tag(internal) }];
  });
  const records = await cases.rows(opened.map(({ tag }) => tag));
  const read = await Promise.all(
    opened.map(({ id, internal, tag }, place) =>
      unlessUnreadable(journal, () => {
        const row = records[place];
        const known = row === undefined ? emptyCase : caseSealer.open(internal, id, row);
        return [id, { tag, revision: row?.revision, case: known }] as const;
      }),
    ),
  );
  return read.filter((one) => one !== undefined);
}
