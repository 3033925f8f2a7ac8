import type {
  PoolKeyName,
  PoolKeyRow,
  PoolKeys,
  PoolStore,
  PoolTransaction,
} from '../../ports/pool';

interface KeysWorld {
  readonly store: PoolStore;
  readonly keys: PoolKeys;
}

/** What a turn of the keys makes of their rows. */
export interface Turn {
  /** The key that seals from now on. */
  readonly running: PoolKeyRow;
  readonly rows: readonly PoolKeyRow[];
}

/** The key that seals, if there is one whose mark the database has: others know no other. */
export function runningKey(
  rows: readonly PoolKeyRow[],
  keys: Pick<PoolKeys, 'known'>,
): PoolKeyRow | undefined {
  return rows.find((row) => row.role === 'running' && isUsable(row, keys));
}

function isUsable({ name, mark }: PoolKeyRow, keys: Pick<PoolKeys, 'known'>): boolean {
  return mark !== undefined && keys.known(name) !== undefined;
}

/**
 * The keys after a pass: the next one seals, the one before it is kept for a restore, and the one before that
 * is to be destroyed. None where no next one has been drawn: then the pass goes on with what it has.
 */
export function turnKeys(
  rows: readonly PoolKeyRow[],
  keys: Pick<PoolKeys, 'known' | 'name'>,
): Turn | undefined {
  const ahead = rows.filter(({ role }) => role === 'next');
  const next = ahead.find((row) => isUsable(row, keys));
  if (next === undefined) return undefined;
  const running: PoolKeyRow = { ...next, role: 'running' };
  const others = rows
    .filter(({ role }) => role === 'running' || role === 'before')
    .map((row): PoolKeyRow => ({ ...row, role: row.role === 'running' ? 'before' : 'going' }));
  // A rotation that was cut short may have left another one.
  const after = ahead.length > 1 ? [] : [nextOf(keys)];
  return { running, rows: [...others, running, ...after] };
}

/** A name for a key that is to be drawn. */
export function nextOf(keys: Pick<PoolKeys, 'name'>): PoolKeyRow {
  return { name: keys.name(), role: 'next', mark: undefined };
}

/**
 * Draws the keys that are named and have none, and destroys those that are to go, unless the clock may be
 * ahead. To be called after a pass and with each upkeep; what fails is done the next time.
 * A next key that the vault has lost makes room for another one: no image was sealed under it.
 * @returns what the vault has lost: nothing is sealed again under a running key that only memory has
 */
export async function followUpKeys(
  { store, keys }: KeysWorld,
  mayDestroy: boolean,
): Promise<PoolKeyRow['role'] | undefined> {
  const named = await readKeys({ store, keys });
  const lost: PoolKeyRow[] = [];
  // What the vault does not say just now is not lost.
  for (const row of named)
    if (row.role === 'running' || row.role === 'next')
      if (await keys.isLost(row).catch(() => false)) lost.push(row);
  if (lost.some(({ role }) => role === 'running')) return 'running';
  const others = lost.flatMap((row): PoolKeyRow[] => [{ ...row, role: 'going' }, nextOf(keys)]);
  if (others.length > 0) await store.write((tx) => tx.keepKeys(others));
  const names = new Set(lost.map(({ name }) => name));
  const rows = [...named.filter(({ name }) => !names.has(name)), ...others];
  const drawn: PoolKeyRow[] = [];
  for (const row of rows)
    if (row.mark === undefined && row.role !== 'going') drawn.push(await keys.draw(row));
  const gone: PoolKeyName[] = [];
  if (mayDestroy)
    for (const { name } of rows.filter(({ role }) => role === 'going')) {
      await keys.destroy(name);
      gone.push(name);
    }
  if (drawn.length + gone.length > 0) {
    await store.write((tx) => tx.keepKeys(drawn, gone));
    await readKeys({ store, keys });
  }
  return lost[0]?.role;
}

/** Reads the keys of all rows; gives the rows. */
async function readKeys({ store, keys }: KeysWorld): Promise<readonly PoolKeyRow[]> {
  const { keys: rows } = await store.read();
  await keys.read(rows);
  return rows;
}

/**
 * Makes a first running key where there is none that the vault still has, and names the next. Its name is in
 * the database before the key is drawn; a key that was lost is never drawn again.
 */
export async function makeFirstKeys({ store, keys }: KeysWorld): Promise<void> {
  const named = await store.write(async (tx): Promise<readonly PoolKeyRow[]> => {
    const rows = tx.keys;
    const isMade = rows.some(({ role }) => role === 'running');
    const added: PoolKeyRow[] = [
      ...(isMade ? [] : [{ name: keys.name(), role: 'running' as const, mark: undefined }]),
      ...(rows.some(({ role }) => role === 'next') ? [] : [nextOf(keys)]),
    ];
    if (added.length > 0) await tx.keepKeys(added);
    return [...rows, ...added];
  });
  await keys.read(named);
  const drawn: PoolKeyRow[] = [];
  for (const row of named)
    if (row.mark === undefined && row.role !== 'going') drawn.push(await keys.draw(row));
  if (drawn.length === 0) return;
  await store.write((tx) => tx.keepKeys(drawn));
  await readKeys({ store, keys });
}

/** Puts a new key in the place of a running one that the vault has lost. Gives whether it was lost. */
export async function replaceLostKey({ store, keys }: KeysWorld): Promise<boolean> {
  const isDrawn = ({ role, mark }: PoolKeyRow): boolean => role !== 'running' || mark !== undefined;
  if (!(await readKeys({ store, keys })).every(isDrawn)) await makeFirstKeys({ store, keys });
  if (runningKey(await readKeys({ store, keys }), keys) !== undefined) return false;
  await store.write(async (tx: PoolTransaction) => {
    const lost = tx.keys.filter(({ role }) => role === 'running');
    const next = turnKeys(
      tx.keys.filter(({ role }) => role !== 'running'),
      keys,
    );
    // What was lost stays named: a copy of the vault may still have it.
    const kept = lost.map((row): PoolKeyRow => ({ ...row, role: 'before' }));
    const added: readonly PoolKeyRow[] = next?.rows ?? [
      { name: keys.name(), role: 'running', mark: undefined },
    ];
    await tx.keepKeys([...kept, ...added]);
  });
  await makeFirstKeys({ store, keys });
  return true;
}
