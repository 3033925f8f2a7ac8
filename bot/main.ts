import { readConfig } from './config';
import { explainStart } from './explain-start';
import { serve } from './serve';

function refuse(error: unknown): never {
  process.stderr.write(`Vissla does not start.\n${explainStart(error)}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  const running = await serve(readConfig(process.env));
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

run().catch(refuse);
