import { resolve } from 'node:path';

const envFileOption = /^--env-file(?:-if-exists)?(?:=(.*))?$/;

/**
 * The files from which Node read settings, each once.
 *
 * @param nodeOptions Node's own part of the command line
 */
export function settingsRead(nodeOptions: readonly string[], folder: string): readonly string[] {
  const files = nodeOptions.flatMap((word, index) => {
    const match = envFileOption.exec(word);
    if (match === null) return [];
    const file = match[1] ?? nodeOptions[index + 1];
    return file === undefined ? [] : [resolve(folder, file)];
  });
  return [...new Set(files)];
}
