import { readConfig } from './config';
import { explainStart } from './explain-start';
import { serve } from './serve';

function refuse(error: unknown): never {
  process.stderr.write(`Vissla does not start.\n${explainStart(error)}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  let running: { stop(): Promise<void> } | undefined;
  let ending = false;
  // Set before anything is waited for: in a container the first process ends by no signal that it does not listen to.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      // Nothing was taken in yet, and what is half done in the database is undone.
      if (running === undefined) process.exit(0);
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  running = await serve(readConfig(process.env));
}

run().catch(refuse);
