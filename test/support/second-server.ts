import { join, resolve } from 'node:path';

/**
 * The bot as `main.ts` starts it, but welcome beside another one on the same SQLite file. No setting does this: SQLite is for
 * one server, and only here may a second one show that nothing in memory is missed.
 */
async function run(): Promise<void> {
  const dist = resolve(__dirname, '..', '..', 'dist', 'bot');
  const { serve } = (await import(join(dist, 'serve.js'))) as typeof import('../../bot/serve');
  const { readConfig } = (await import(
    join(dist, 'config.js')
  )) as typeof import('../../bot/config');
  const running = await serve(readConfig(process.env), 'welcome');
  process.once('SIGTERM', () => {
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
  process.exit(1);
});
