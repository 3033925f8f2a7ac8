import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';

/** Teams' SDKs, and the two packages that are here for them alone (docs/dependencies.md). */
export const sdks = ['botbuilder', '@microsoft/teams-ai', 'openai', 'rimraf'] as const;

/**
 * Takes the SDKs and all that only they bring out of the folder's packages, and marks its version, as in
 * `0.1.0+rest`. npm asks no registry for it.
 * @param words further ones for npm
 */
export function leaveOutSdks(folder: string, words: readonly string[] = []): void {
  const quiet = ['--omit=dev', '--offline', '--ignore-scripts', '--no-audit', '--loglevel=error'];
  run('npm', ['uninstall', ...quiet, ...words, ...sdks], { cwd: folder });
  const path = join(folder, 'package.json');
  const program = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
  const marked = { ...program, version: `${program.version}+rest` };
  writeFileSync(path, `${JSON.stringify(marked, null, 2)}\n`);
}
