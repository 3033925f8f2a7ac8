import { addDays, type Day } from '../domain/day';
import { destroyableFrom, type KeyVersion, type Versioned } from '../domain/key-version';
import { limits } from '../domain/limits';
import { expiryOfClosed, isExpired, mayBeAhead } from '../domain/retention';
import type { KeyLine } from '../ports/key-rotation';
import { nothingWaits, type WaitsOn } from './carry-on';
import type { RotationWorld } from './keeper';
import { renewEpoch } from './renew-epoch';
import { rewrapThreads } from './rewrap-threads';

/** The names of the versions that were destroyed. */
export type Destroyed = readonly string[];

/**
 * Destroys the keys that a rotation has replaced, once nothing can need them: two days have passed, so that
 * no process seals to them any more, and then a window of the release, so that what was sealed to them is
 * out; nothing waits in the pool that may need them all the same, as where a pass failed; and a look at all
 * threads has found none that does. Damaged threads do not count: no key opens them. Otherwise it is left for
 * the next time.
 * @param kept what the release that has just been has left waiting
 */
export async function finishRotation(
  world: RotationWorld,
  kept: WaitsOn = nothingWaits,
): Promise<Destroyed> {
  const { rotation } = world;
  const today = world.clock.today();
  // As with everything that is destroyed: a clock that jumped must not do it.
  if (mayBeAhead(await world.draftKeys.days(), today)) return [];
  const lines = await rotation.lines();
  const windowDays = await world.windowDays();
  const due = lines
    .filter(({ of }) => of !== 'pepper')
    .map((line) => ({ of: line.of, versions: dueOn(today, line, windowDays) }))
    .filter(({ versions }) => versions.length > 0);
  const destroyed = due.length > 0 && (await isUnneeded(world, kept)) ? due : [];
  // The desks' first: until their rows are gone the vault key is what opens them.
  for (const { of, versions } of [...destroyed].sort((a, b) => rank(a.of) - rank(b.of))) {
    await rotation.destroy(of, versions);
  }
  const peppers = await duePeppers(world, today, lines);
  if (peppers.length > 0) await rotation.destroy('pepper', peppers);
  return [...destroyed.flatMap(({ versions }) => versions), ...peppers].map(({ name }) => name);
}

const rank = (of: Versioned): number => (of === 'kek' ? 1 : 0);

/** Every version but the newest, from the day on that the one tells which replaced it. */
function dueOn(today: Day, { versions }: KeyLine, windowDays: number): readonly KeyVersion[] {
  return versions.filter((_, index) => {
    const next = versions[index - 1];
    const from = next === undefined ? undefined : destroyableFrom(next, windowDays);
    return from !== undefined && from <= today;
  });
}

async function isUnneeded(world: RotationWorld, { rows, outdated }: WaitsOn): Promise<boolean> {
  // What waits first, then the threads: what was sealed to earlier keys is in one place or the other.
  if (outdated || (await world.pool.waits(rows))) return false;
  // And what is written from now on is not sealed to a pair of before.
  if (!(await renewEpoch(world))) return false;
  await world.renewRosters();
  await world.renewRecipients();
  // Before the threads, too: a key that does not open must not make them look damaged. A row that had to be
  // renewed may have been changed by another process just then; the next time says whether it was.
  if ((await world.rotation.renewRows()) > 0) return false;
  return (await rewrapThreads(world)).left === 0;
}

/**
 * A pepper goes when no thread is left that may stand under it: without the receipt nobody can compute a
 * blind index again.
 */
async function duePeppers(
  { threads }: RotationWorld,
  today: Day,
  lines: readonly KeyLine[],
): Promise<readonly KeyVersion[]> {
  const versions = lines.find(({ of }) => of === 'pepper')?.versions ?? [];
  const due: KeyVersion[] = [];
  for (const [index, version] of versions.entries()) {
    const next = versions[index - 1];
    const from = next === undefined ? undefined : destroyableFrom(next);
    if (from === undefined) continue;
    // New receipts were filed under it until that day; a conversation that had begun then was sent a day
    // later at the latest.
    // A report bears the day of its release, at most so many days later.
    const last = addDays(from, 1 + limits.longestWindow);
    // Before this nearly any thread would be found: it need not be looked for.
    if (!isExpired(expiryOfClosed(last), today)) continue;
    if (!(await threads.filedUntil(last))) due.push(version);
  }
  return due;
}
