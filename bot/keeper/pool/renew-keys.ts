import type { PoolKeyRow } from '../../ports/pool';
import { KeyUnknown } from './images';
import { nextOf } from './keys';
import type { PoolRows } from './rows';
import type { PoolWorld } from './world';

/**
 * Draws a running and a next key, and seals what is known under the first.
 * @param roleOf what a key becomes that is there
 * @param goesOn whether it was cut short before: what was named then is drawn now
 */
export async function renewKeys(
  { store, keys }: PoolWorld,
  rows: PoolRows,
  roleOf: (role: PoolKeyRow['role']) => PoolKeyRow['role'],
  goesOn = false,
): Promise<void> {
  // Named in the database before they are drawn: twice, for the one that seals and the one after it.
  const fresh = await store.write(async (tx) => {
    const left = tx.keys.filter(({ role, mark }) => role === 'next' && mark === undefined);
    const named = [...(goesOn ? left : []), nextOf(keys), nextOf(keys)].slice(0, 2);
    await tx.keepKeys(named);
    return named;
  });
  const drawn = await Promise.all(fresh.map((row) => keys.draw(row)));
  await store.write((tx) => tx.keepKeys(drawn));
  await keys.read((await store.read()).keys);
  const seal = () =>
    rows.write(async (tx, open) => {
      const opened = await open();
      const [running, next] = drawn;
      if (running === undefined || next === undefined) throw new KeyUnknown();
      const others = tx.keys.filter(({ name }) => !drawn.some((one) => one.name === name));
      const key: PoolKeyRow = { ...running, role: 'running' };
      const kept = others.map((row): PoolKeyRow => ({ ...row, role: roleOf(row.role) }));
      await tx.keepKeys([...kept, key, next]);
      return { written: rows.images.ofPass(tx.rows, opened, { key, endsOn: rows.endOf(tx) }) };
    }, 'wipe');
  await rows.alone(seal);
}
