import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtCommand } from '../built-bot';

/** The account that owns nothing on this machine. */
const nobody = 65_534;

/** Runs one of the operator's commands as a process of that account. */
export function visslaAsNobody(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [builtCommand(), ...words], {
    uid: nobody,
    gid: nobody,
    cwd: '/',
    env: settings,
    encoding: 'utf8',
  });
}

/** Gives a folder and all that lies in it to that account. */
export function giveToNobody(path: string): void {
  chownSync(path, nobody, nobody);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) giveToNobody(below);
    else chownSync(below, nobody, nobody);
  }
}

/**
 * Runs a suite of another account's processes when this one is root and the other may read the program;
 * otherwise it is shown as skipped.
 */
export function asNobody(name: string, suite: () => void): void {
  if (process.getuid?.() === 0 && visslaAsNobody(['--help'], {}).status === 0) {
    describe(name, suite);
    return;
  }
  describe.skip(`${name}: SKIPPED, for this is not root, or nobody else may read dist/`, () => {
    it('is not tried', () => undefined);
  });
}
