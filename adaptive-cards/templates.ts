import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskForms } from '../bot/domain/desk-options';
import { viewNames } from '../bot/domain/dialog-ends';
import type { View } from '../bot/domain/view';

/** One card per view, in a file named after it; the plain forms share one. A missing card stops the start. */
export const templates: ReadonlyMap<View['name'], object> = new Map(
  viewNames.map((name) => {
    const own = join(__dirname, `${name.replaceAll('_', '-')}.json`);
    const isForm = deskForms.some((form) => form === name) && !existsSync(own);
    const path = isForm ? join(__dirname, 'desk-form.json') : own;
    return [name, JSON.parse(readFileSync(path, 'utf8')) as object];
  }),
);
