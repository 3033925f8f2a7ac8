import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { attempt } from '../domain/attempt';
import { settingNames } from './names';
import { type Environment, settingsIn } from './reader';

/** The variables that a file of settings sets, read as Node reads it with `--env-file`. */
export const readVariables = (text: string): Environment =>
  // Node's own types, up to 22.14, say only that it is an object.
  parseEnv(text) as NodeJS.Dict<string>;

const envFileOption = /^--env-file(?:-if-exists)?(?:=(.*))?$/;

/** Each file once. `nodeOptions` come from Node's command line. */
export function settingsRead(nodeOptions: readonly string[], folder: string): readonly string[] {
  const files = nodeOptions.flatMap((word, index) => {
    const match = envFileOption.exec(word);
    if (match === null) return [];
    const file = match[1] ?? nodeOptions[index + 1];
    return file === undefined ? [] : [resolve(folder, file)];
  });
  return [...new Set(files)];
}

/** Node was not told to read the `.env` in the folder. Nothing is said if all its settings are set anyway. */
export function unreadSettings(
  environment: Environment,
  nodeOptions: readonly string[],
  folder: string,
): string | undefined {
  const path = join(folder, '.env');
  if (settingsRead(nodeOptions, folder).includes(path)) return undefined;
  const content = attempt(() => readVariables(readFileSync(path, 'utf8'))) ?? {};
  const [set, lying] = [settingsIn(environment), settingsIn(content)];
  const isUnread = settingNames.some(
    (name) => lying[name] !== undefined && set[name] === undefined,
  );
  return isUnread
    ? 'There are settings in .env, in this folder, that were not read: node --env-file=.env reads them.'
    : undefined;
}
