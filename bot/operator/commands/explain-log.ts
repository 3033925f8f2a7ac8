import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot } from '../../platform/project-root';
import { CommandRefused } from '../../settings/refused';
import type { CommandAnswer, Context } from './context';

export function explainLog(
  { folder }: Context,
  { file }: { readonly file: string },
): CommandAnswer {
  const path = resolve(folder, file);
  if (!existsSync(path)) throw new CommandRefused(`There is no log at ${path}.`);
  const log = readFileSync(path, 'utf8').trimEnd().split('\n').slice(-50);
  // Debian's package has the guides in a folder of their own.
  const page = ['docs', 'guides/docs']
    .map((guides) => join(projectRoot(__dirname), guides, 'codes.md'))
    .find((one) => existsSync(one));
  const rows = page === undefined ? '' : readFileSync(page, 'utf8');
  const codes = [...rows.matchAll(/^- `(\w+)`: (.*?)\.(?: _(.*)_)?$/gm)]
    .map(([, code = '', means, advice = 'nothing']) => ({ code, means, advice }))
    .filter(({ code }) => log.some((line) => line.includes(`"code":"${code}"`)));
  const said = codes.map(({ code, means, advice }) => `${code}: ${means}. To do: ${advice}`);
  return { lines: [...log, '', ...said], json: { log, codes } };
}
