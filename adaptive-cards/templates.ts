import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { viewNames } from '../bot/domain/dialog-ends';
import type { View } from '../bot/domain/view';

/** One card per view, in a file named after it. A missing card stops the start. */
export const templates: ReadonlyMap<View['name'], object> = new Map(
  viewNames.map((name) => {
    const path = join(__dirname, `${name.replaceAll('_', '-')}.json`);
    return [name, JSON.parse(readFileSync(path, 'utf8')) as object];
  }),
);
