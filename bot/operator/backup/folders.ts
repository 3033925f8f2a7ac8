import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { CommandRefused } from '../../settings/refused';

type NamedFolder = readonly [says: string, path: string];

/**
 * Refuses folders that are one, or one within the other: a thief or a lost disk would take both. Throws a
 * {@link CommandRefused}.
 * @param copies where copies go; each is held against every other folder
 * @param stores where the bot's own files are, which may be one place
 */
export function requireApart(copies: readonly NamedFolder[], stores: readonly NamedFolder[]): void {
  for (const [index, [one, path]] of copies.entries())
    for (const [other, otherPath] of [...copies.slice(index + 1), ...stores]) {
      if (areApart(path, otherPath)) continue;
      throw new CommandRefused(
        `${one} and ${other} are one place, or one lies in the other. Name different places: no backup, medium or keeper may have both.`,
      );
    }
}

export const areApart = (one: string, other: string): boolean =>
  !isWithin(one, other) && !isWithin(other, one);

function isWithin(path: string, folder: string): boolean {
  const way = relative(real(folder), real(path));
  return way === '' || !/^\.\.(?:\/|\\|$)/.test(way);
}

/** Where a path really leads, although its end may not be there yet. */
function real(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole) || dirname(whole) === whole) return realpathSync(whole);
  return join(real(dirname(whole)), basename(whole));
}
