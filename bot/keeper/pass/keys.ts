import type { PoolKeyName, PoolKeyRow, PoolKeys } from '../../ports/pool-store';
import type { PoolWorld } from './world';

type KeysWorld = Pick<PoolWorld, 'store' | 'keys'>;

export interface Turn {
  readonly running: PoolKeyRow;
  readonly rows: readonly PoolKeyRow[];
}

/** The sealing key, if the database has its mark: other processes know no other. */
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
 * Turns the keys after a pass: the next one seals, the last one stays for a restore, and the one before is to
 * be destroyed. Gives none if no next one has been drawn: the pass goes on with the keys that it has.
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
  // A rotation that was cut short may have left another next key.
  const after = ahead.length > 1 ? [] : [nextOf(keys)];
  return { running, rows: [...others, running, ...after] };
}

/** A name for a key that is to be drawn. */
export function nextOf(keys: Pick<PoolKeys, 'name'>): PoolKeyRow {
  return { name: keys.name(), role: 'next', mark: undefined };
}

/**
 * Draws keys that are named, and destroys those that are to go unless the clock may be ahead. Called after a
 * pass and with each upkeep; what fails is done the next time. A lost next key is replaced: no image was
 * sealed with it.
 * @returns the role of a lost key. Nothing is drawn or destroyed if it is the running key.
 */
export async function followUpKeys(
  { store, keys }: KeysWorld,
  mayDestroy: boolean,
): Promise<PoolKeyRow['role'] | undefined> {
  const named = await readKeys({ store, keys });
  const lost: PoolKeyRow[] = [];
  // A vault that does not answer has lost nothing.
  for (const row of named)
    if (row.role === 'running' || row.role === 'next')
      if (await keys.isLost(row).catch(() => false)) lost.push(row);
  if (lost.some(({ role }) => role === 'running')) return 'running';
  const others = lost.flatMap((row): PoolKeyRow[] => [{ ...row, role: 'going' }, nextOf(keys)]);
  if (others.length > 0) await store.write((tx) => tx.keepKeys(others));
  const names = new Set(lost.map(({ name }) => name));
  const rows = [...named.filter(({ name }) => !names.has(name)), ...others];
  const drawn = await drawAll(keys, rows);
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

async function readKeys({ store, keys }: KeysWorld): Promise<readonly PoolKeyRow[]> {
  const { keys: rows } = await store.read();
  await keys.read(rows);
  return rows;
}

/** Makes a first running key where there is none, and names the next. A lost key is never drawn again. */
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
  const drawn = await drawAll(keys, named);
  if (drawn.length === 0) return;
  await store.write((tx) => tx.keepKeys(drawn));
  await readKeys({ store, keys });
}

async function drawAll(keys: PoolKeys, rows: readonly PoolKeyRow[]): Promise<PoolKeyRow[]> {
  const drawn: PoolKeyRow[] = [];
  for (const row of rows)
    if (row.mark === undefined && row.role !== 'going') drawn.push(await keys.draw(row));
  return drawn;
}

/** Replaces a running key that the vault has lost. Gives whether it was lost. */
export async function replaceLostKey({ store, keys }: KeysWorld): Promise<boolean> {
  const isDrawn = ({ role, mark }: PoolKeyRow): boolean => role !== 'running' || mark !== undefined;
  if (!(await readKeys({ store, keys })).every(isDrawn)) await makeFirstKeys({ store, keys });
  if (runningKey(await readKeys({ store, keys }), keys) !== undefined) return false;
  await store.write(async (tx) => {
    const lost = tx.keys.filter(({ role }) => role === 'running');
    const next = turnKeys(
      tx.keys.filter(({ role }) => role !== 'running'),
      keys,
    );
    // A lost key keeps its name: a copy of the vault may still have it.
    const kept = lost.map((row): PoolKeyRow => ({ ...row, role: 'before' }));
    const added: readonly PoolKeyRow[] = next?.rows ?? [
      { name: keys.name(), role: 'running', mark: undefined },
    ];
    await tx.keepKeys([...kept, ...added]);
  });
  await makeFirstKeys({ store, keys });
  return true;
}
