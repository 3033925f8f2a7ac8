import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root';

/** This program's version, as package.json has it. */
export function programVersion(): string {
  const text = readFileSync(join(projectRoot(__dirname), 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
