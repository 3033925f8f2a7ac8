import { addDays, type Day } from '../../domain/day';
import { destroyableFrom, type KeyVersion, type Versioned } from '../../domain/key-version';
import { limits } from '../../domain/limits';
import { expiryOfClosed, isExpired, mayBeAhead } from '../../domain/retention';
import type { KeyLine } from '../../ports/keys';
import type { RotationWorld } from '../keeper';
import { rewrapThreads } from './rewrap-threads';

/** The names of the versions that were destroyed. */
export type Destroyed = readonly string[];

/**
 * Destroys the keys that a rotation has replaced, once nothing needs them. Two days must have passed, so that
 * no process seals to them, and a look at all threads must find none that does. Damaged threads do not count:
 * no key opens them.
 */
export async function finishRotation(world: RotationWorld): Promise<Destroyed> {
  const { rotation } = world;
  const today = world.clock.today();
  // A clock that jumped must destroy nothing.
  if (mayBeAhead(await world.draftKeys.days(), today)) return [];
  const lines = await rotation.lines();
  const due = lines
    .filter(({ of }) => of !== 'pepper')
    .map((line) => ({ of: line.of, versions: dueOn(today, line) }))
    .filter(({ versions }) => versions.length > 0);
  const destroyed = due.length > 0 && (await isUnneeded(world)) ? due : [];
  // The desks' keys first: until their rows are gone the vault key opens them.
  for (const { of, versions } of [...destroyed].sort((a, b) => rank(a.of) - rank(b.of))) {
    await rotation.destroy(of, versions);
  }
  const peppers = await duePeppers(world, today, lines);
  if (peppers.length > 0) await rotation.destroy('pepper', peppers);
  return [...destroyed.flatMap(({ versions }) => versions), ...peppers].map(({ name }) => name);
}

const rank = (of: Versioned): number => (of === 'kek' ? 1 : 0);

/** Every version but the newest, once its replacement has been in use for long enough. */
function dueOn(today: Day, { versions }: KeyLine): readonly KeyVersion[] {
  return versions.filter((_, index) => {
    const next = versions[index - 1];
    const from = next === undefined ? undefined : destroyableFrom(next);
    return from !== undefined && from <= today;
  });
}

async function isUnneeded(world: RotationWorld): Promise<boolean> {
  await world.renewRosters();
  // Key rows come first: an unreadable key must not make threads look damaged. Another process may have
  // changed a renewed row meanwhile, so the next call decides.
  if ((await world.rotation.renewRows()) > 0) return false;
  return (await rewrapThreads(world)).left === 0;
}

/** Peppers that no thread needs. No rotation renews a blind index: only the report code can make it. */
async function duePeppers({ threads }: RotationWorld, today: Day, lines: readonly KeyLine[]) {
  const versions = lines.find(({ of }) => of === 'pepper')?.versions ?? [];
  const due: KeyVersion[] = [];
  for (const [index, version] of versions.entries()) {
    const next = versions[index - 1];
    const from = next === undefined ? undefined : destroyableFrom(next);
    if (from === undefined) continue;
    // New report codes used it until that day, and a conversation begun then is sent a day later at the
    // latest. A report bears the day of its pass, which comes later still.
    const last = addDays(from, 1 + limits.longestWindow);
    // Earlier than this the search would nearly always find a thread.
    if (!isExpired(expiryOfClosed(last), today)) continue;
    if (!(await threads.filedUntil(last))) due.push(version);
  }
  return due;
}
