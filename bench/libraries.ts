import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * The base of the bot's memory. Loaded into a bot by `--require`, it writes at the end which modules were
 * loaded. As a program it loads these, collects what nothing needs, and listens.
 */
const { BENCH_MODULES = '', BENCH_PORT } = process.env;

function writeModules(): void {
  const own: (string | undefined)[] = [__filename, process.argv[1]];
  const loaded = Object.keys(require.cache).filter((path) => !own.includes(path));
  writeFileSync(BENCH_MODULES, JSON.stringify(loaded));
}

function loadAndListen(): void {
  const load = createRequire(__filename);
  for (const path of JSON.parse(readFileSync(BENCH_MODULES, 'utf8')) as string[]) load(path);
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  createServer((_, response) => response.end()).listen(Number(BENCH_PORT), '127.0.0.1');
}

if (require.main === module) {
  // As bot/main.ts has it.
  setFlagsFromString('--heap-growing-percent=130');
  loadAndListen();
} else process.once('exit', writeModules);
