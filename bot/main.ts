import './platform/require-node';
import { CodedError } from './domain/error-code';
import { keepLocalCallsDirect } from './http/proxy';
import { letHeapGrow } from './platform/heap';
import { endAtWhatEscapes } from './platform/last-handler';
import { operatorLine } from './platform/operator-lines';
import { tellServiceManager } from './platform/service-manager';
import { readConfig } from './settings/config';
import { databaseKind } from './settings/database-url';
import { unreadSettings } from './settings/env-file';
import { explainStart } from './start/advice';

function refuse(error: unknown): never {
  const why = explainStart(error, databaseKind(process.env.VISSLA_DATABASE_URL));
  process.stderr.write(`${operatorLine('does not start', Date.now())}\n${why}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  const started: { bot?: { stop(): Promise<void> } } = {};
  let ending = false;
  // First of all: a container's first process ends only by signals that it listens to.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      // While it opens nobody is let in, and the database undoes what is half done.
      if (started.bot === undefined) process.exit(0);
      started.bot.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  const unread = unreadSettings(process.env, process.execArgv, process.cwd());
  if (unread !== undefined) process.stdout.write(`${unread}\n`);
  keepLocalCallsDirect(process.env);
  const config = readConfig(process.env);
  // Loaded late, so that bad settings are answered at once.
  const { serve } = await import('./start/serve.js').catch(() => {
    // A binary that is missing has no code of its own.
    throw new CodedError('package_missing');
  });
  started.bot = await serve(config);
  if (!(await tellServiceManager(process.env)))
    process.stdout.write('systemd could not be told that Vissla serves: systemd-notify failed.\n');
}

letHeapGrow();
endAtWhatEscapes(1);
run().catch(refuse);
