import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { createReader, type Environment } from '../read-settings';
import { oneOf, slackToken } from '../setting-values';
import type { Context } from './context';
import { Refusal } from './refusal';
import { parseHost, type SlackDoor, slackManifest } from './slack-manifest';

const defaultFile = 'data/slack-manifest.json';

/** `manifest`: writes the Slack manifest that fits the settings. */
export function addManifestCommand(program: Command, { terminal, answer }: Context): void {
  program
    .command('manifest')
    .description('write the manifest from which Slack makes the app')
    .argument('[host]', 'where Slack reaches the bot: its public name, such as vissla.example.org')
    .option(
      '--socket',
      'for Socket Mode, without a public name; also when VISSLA_SLACK_APP_TOKEN is set',
    )
    .option('--out <file>', 'where to write', defaultFile)
    .action(
      async (host: string | undefined, { out, socket }: { out: string; socket?: boolean }) => {
        const settings = readSettings(terminal.environment);
        const door = chooseDoor(host, socket === true || settings.socket);
        const manifest = slackManifest({ ...settings, door });
        await mkdir(dirname(out), { recursive: true, mode: 0o700 });
        await writeFile(out, `${JSON.stringify(manifest, null, 2)}\n`);
        answer({
          lines: [`Written: ${out}`, 'What to do with it is in README.md, under "Slack".'],
          json: { written: [out] },
        });
      },
    );
}
function readSettings(environment: Environment): {
  readonly locale: 'sv' | 'en';
  readonly guests: 'allow' | 'refuse';
  readonly socket: boolean;
} {
  const reader = createReader(environment);
  const locale = reader.optional('VISSLA_LOCALE', oneOf('sv', 'en'), 'sv');
  const guests = reader.optional('VISSLA_SLACK_GUESTS', oneOf('allow', 'refuse'), 'allow');
  const token = reader.optional('VISSLA_SLACK_APP_TOKEN', slackToken('xapp-'), undefined);
  return reader.finish(() => ({
    locale: locale(),
    guests: guests(),
    socket: token() !== undefined,
  }));
}

function chooseDoor(host: string | undefined, socket: boolean): SlackDoor {
  if (socket && host !== undefined) {
    throw new Refusal(
      'Socket Mode needs no host. For HTTP leave out --socket and VISSLA_SLACK_APP_TOKEN.',
    );
  }
  if (socket) return { kind: 'socket' };
  if (host === undefined) {
    throw new Refusal('Name the public host, or say --socket for Socket Mode.');
  }
  return { kind: 'http', host: parseHost(host) };
}
