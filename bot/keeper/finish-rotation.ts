import { addDays, type Day } from '../domain/day';
import { destroyableFrom, type KeyVersion, type Versioned } from '../domain/key-version';
import { limits } from '../domain/limits';
import { expiryOfClosed, isExpired, mayBeAhead } from '../domain/retention';
import type { KeyLine } from '../ports/key-rotation';
import type { RotationWorld } from './keeper';
import { rewrapThreads } from './rewrap-threads';

/** The names of the versions that were destroyed. */
export type Destroyed = readonly string[];

/**
 * Destroys the keys that a rotation has replaced, once nothing can need them: two days have passed, so that
 * no process seals to them any more, and a look at all threads has found none that does. Damaged threads do
 * not count: no key opens them. Otherwise it is left for the next time.
 */
export async function finishRotation(world: RotationWorld): Promise<Destroyed> {
  const { rotation } = world;
  const today = world.clock.today();
  // As with everything that is destroyed: a clock that jumped must not do it.
  if (mayBeAhead(await world.draftKeys.days(), today)) return [];
  const lines = await rotation.lines();
  const due = lines
    .filter(({ of }) => of !== 'pepper')
    .map((line) => ({ of: line.of, versions: dueOn(today, line) }))
    .filter(({ versions }) => versions.length > 0);
  const destroyed = due.length > 0 && (await isUnneeded(world)) ? due : [];
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
function dueOn(today: Day, { versions }: KeyLine): readonly KeyVersion[] {
  return versions.filter((_, index) => {
    const next = versions[index - 1];
    const from = next === undefined ? undefined : destroyableFrom(next);
    return from !== undefined && from <= today;
  });
}

async function isUnneeded(world: RotationWorld): Promise<boolean> {
  await world.renewRosters();
  // Before the threads, too: a key that does not open must not make them look damaged. A row that had to be
  // renewed may have been changed by another process just then; the next time says whether it was.
  if ((await world.rotation.renewRows()) > 0) return false;
  return (await rewrapThreads(world)).left === 0;
}

/** A pepper goes when no thread may stand under it: only a receipt makes a blind index again. */
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
    // later at the latest. A report bears the day of its release, at most so many days later.
    const last = addDays(from, 1 + limits.longestWindow);
    // Before this nearly any thread would be found: it need not be looked for.
    if (!isExpired(expiryOfClosed(last), today)) continue;
    if (!(await threads.filedUntil(last))) due.push(version);
  }
  return due;
}
