import type { Terminal } from '../../../bot/operator/commands/context';
import { run } from '../../../bot/operator/commands/run';
import type { Environment } from '../../../bot/settings/reader';

/** What a command came to: its exit code, and what it wrote to standard output and standard error. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs one of the operator's commands within this process. */
export async function runCommand(
  words: readonly string[],
  environment: Environment = {},
  more: Pick<Terminal, 'folder' | 'nodeOptions'> = {},
): Promise<Ran> {
  let [out, error] = ['', ''];
  const code = await run(words, {
    ...more,
    environment,
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
  });
  return { code, out, error };
}
