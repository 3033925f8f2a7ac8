import { readConfig } from './settings/config';
import { databaseKind } from './settings/database-url';
import { explainStart } from './start/advice';
import { serve } from './start/serve';

function refuse(error: unknown): never {
  const why = explainStart(error, databaseKind(process.env.VISSLA_DATABASE_URL));
  process.stderr.write(`Vissla does not start.\n${why}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  const started: { bot?: Awaited<ReturnType<typeof serve>> } = {};
  let ending = false;
  // Set before anything is waited for: in a container the first process ends by no signal that it does not listen to.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      // While it opens nobody is let in, and what is half done in the database is undone as after a kill.
      if (started.bot === undefined) process.exit(0);
      started.bot.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  started.bot = await serve(readConfig(process.env));
}

run().catch(refuse);
