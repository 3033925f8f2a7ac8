import type { Day } from '../../domain/day';
import { destroyableFrom, type KeyVersion } from '../../domain/key-version';
import { mayBeAhead } from '../../domain/retention';
import type { KeyLine } from '../../ports/keys';
import type { KeeperWorld, RotationWorld } from '../keeper';
import { type Destroyed, finishRotation } from './finish-rotation';
import { type Progress, type Rewrapped, rewrapThreads } from './rewrap-threads';

export interface Rotated extends Rewrapped {
  /** Whether keys were drawn, or an unfinished rotation went on. */
  readonly kind: 'begun' | 'resumed';
  readonly number: number;
  /** The day on which it began; older copies of the database need the earlier keys. */
  readonly begunOn: Day | undefined;
  /** From this day on a copy of the vault may lack the earlier keys. */
  readonly apartFrom: Day | undefined;
  /** Keys in rows that were sealed under the newest vault key. */
  readonly keyRows: number;
  readonly destroyed: Destroyed;
}

/**
 * Draws a new vault key, a new pepper, new keys of the desks and new draft keys, and seals all stored data to
 * them, while the product runs. If it is cut short, the next call goes on. A rotation ends when no earlier
 * vault key is left, and none begins before that.
 * @param afterLeak begins another one although the last is not finished
 */
export async function rotateKeys(
  world: RotationWorld,
  { afterLeak }: { readonly afterLeak: boolean },
  progress?: Progress,
): Promise<Rotated> {
  const { rotation } = world;
  const lines = await rotation.lines();
  const number = newestNumber(lines);
  const kind = afterLeak || !isUnderWay(lines) ? 'begun' : 'resumed';
  const target = kind === 'begun' ? number + 1 : number;
  await rotation.draw(target);
  await world.pool.renewKeys(kind === 'resumed');
  const isAhead = mayBeAhead(await world.draftKeys.days(), world.clock.today());
  await world.pool.followUpKeys(!isAhead);
  const keyRows = await rotation.renewRows();
  const rewrapped = await rewrapThreads(world, progress);
  const destroyed = await finishRotation(world);
  const newest = newestOf(await rotation.lines());
  const [begunOn, apartFrom] = [newest?.madeOn, newest && destroyableFrom(newest)];
  return { kind, number: target, begunOn, apartFrom, keyRows, ...rewrapped, destroyed };
}

/** The number of the current or last rotation: its vault key is drawn first. */
export function newestNumber(lines: readonly KeyLine[]): number {
  return newestOf(lines)?.number ?? 1;
}

function newestOf(lines: readonly KeyLine[]): KeyVersion | undefined {
  return lines.find(({ of }) => of === 'kek')?.versions[0];
}

/** Whether an earlier vault key is left, or a key that belongs to the newest one has not been drawn. */
export function isUnderWay(lines: readonly KeyLine[]): boolean {
  const number = newestNumber(lines);
  return lines.some(
    ({ of, versions }) =>
      (of === 'kek' && versions.length > 1) || (versions[0]?.number ?? 1) < number,
  );
}

/** Twice the milliseconds that a process needs to hear of a new vault key. */
const heardByAll = 120_000;

/**
 * Seals the desks' lists under a new vault key once every process has heard of it. Sooner, a process without
 * the key could let nobody in. Called each minute; only the leader does it.
 */
export function createRosterRenewal(world: KeeperWorld): () => Promise<void> {
  let heard: { readonly name: string; readonly at: number } | undefined;
  return async () => {
    const name = world.newestVaultKey();
    const now = world.clock.now();
    if (name === undefined) return;
    if (heard?.name !== name) heard = { name, at: now };
    if (now - heard.at < heardByAll || !(await world.leader.lead())) return;
    await world.renewRosters();
  };
}
