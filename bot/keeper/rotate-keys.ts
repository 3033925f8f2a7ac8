import type { Day } from '../domain/day';
import { destroyableFrom, type KeyVersion } from '../domain/key-version';
import { mayBeAhead } from '../domain/retention';
import type { KeyLine, KeyRotation } from '../ports/key-rotation';
import { type Destroyed, finishRotation } from './finish-rotation';
import type { RotationWorld } from './keeper';
import { type Progress, type Rewrapped, rewrapThreads } from './rewrap-threads';

export interface Rotated extends Rewrapped {
  /** Whether keys were drawn, or a rotation that was not finished went on. */
  readonly kind: 'begun' | 'resumed';
  readonly number: number;
  /** The day on which it was begun; the database's copies from before need the earlier keys. */
  readonly begunOn: Day | undefined;
  /** From this day on a copy of the vault may lack the earlier keys. */
  readonly apartFrom: Day | undefined;
  /** Keys in rows that were put under the newest vault key. */
  readonly keyRows: number;
  readonly destroyed: Destroyed;
}

/**
 * Draws a new vault key, a new pepper, new keys of the desks and new draft keys, and seals everything that is
 * stored to them, while the product runs. When it is cut short, the next call goes on. A rotation is finished
 * when no earlier vault key is left; before that no other begins.
 *
 * @param anew begins another one all the same: after a leak
 */
export async function rotateKeys(
  world: RotationWorld,
  { anew }: { readonly anew: boolean },
  progress?: Progress,
): Promise<Rotated> {
  const { rotation } = world;
  const lines = await rotation.lines();
  const number = newestNumber(lines);
  const kind = anew || !isUnderWay(lines) ? 'begun' : 'resumed';
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

/** The number of the rotation that is under way or was the last: its vault key is drawn first. */
export function newestNumber(lines: Awaited<ReturnType<KeyRotation['lines']>>): number {
  return newestOf(lines)?.number ?? 1;
}

function newestOf(lines: Awaited<ReturnType<KeyRotation['lines']>>): KeyVersion | undefined {
  return lines.find(({ of }) => of === 'kek')?.versions[0];
}

/**
 * Whether an earlier vault key is still there, or a key has not been drawn that belongs to the newest one.
 */
export function isUnderWay(lines: readonly KeyLine[]): boolean {
  const number = newestNumber(lines);
  return lines.some(
    ({ of, versions }) =>
      (of === 'kek' && versions.length > 1) || (versions[0]?.number ?? 1) < number,
  );
}
