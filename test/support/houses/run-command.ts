import { join } from 'node:path';
import type { Terminal } from '../../../bot/operator/commands/context';
import { run } from '../../../bot/operator/commands/run';
import type { Environment } from '../../../bot/settings/reader';
import { urlOf } from '../databases/places';
import type { TestVissla } from '../open-vissla';

/** What a command came to: its exit code, and what it wrote to standard output and standard error. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** A Slack that is not there: nobody outside this machine is asked. */
export const slackAway = {
  VISSLA_SLACK_BOT_TOKEN: 'xoxb-invented',
  VISSLA_SLACK_TEAM: 'T0INVENTED',
  VISSLA_SLACK_SIGNING_SECRET: 'invented-invented-inv',
  VISSLA_SLACK_API_URL: 'http://127.0.0.1:9/api/',
} as const;

/** Runs the operator's commands beside an office that is open, on its stores. */
export function commandsBeside(
  office: () => Pick<TestVissla, 'location' | 'folder'>,
): (...words: readonly string[]) => Promise<Ran> {
  return (...words) => {
    const { location, folder } = office();
    return runCommand(words, {
      VISSLA_DATABASE_URL: urlOf(location),
      VISSLA_VAULT: `file:${join(folder, 'vault.json')}`,
    });
  };
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

/** What a command says of itself: its options, arguments and subcommands. */
export async function helpOf(words: readonly string[]): Promise<string> {
  const { code, out } = await runCommand([...words, '--help']);
  if (code !== 0) throw new Error(`${words.join(' ')} is no command`);
  return out;
}
