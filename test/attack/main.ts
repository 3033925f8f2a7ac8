import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openKept } from './crew/kept';
import { documentPath, writeChart, writeRun } from './report/document';
import { tableOf } from './report/table';
import { type Ran, runAttack, wholeWorlds } from './run';
import { plans } from './world/world';

const usage =
  'npm run attack -- [--small] [--seed NUMBER] [--worlds NUMBER] [--processes NUMBER] [--minutes NUMBER] [--of "NAME OF A WORLD"]... [--keep FILE] [--write]';

/** What stands under the chart. */
const chartSays =
  'The chart is of made-up worlds and of a product that is all that it can be, 390 reports of each kind; the table is of the bot.';

const smallWorlds = 3;

/**
 * Attacks the bot, prints how far each adversary gets, and ends with one line of JSON; the exit code is 1
 * when a goal was missed or a control was not caught.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      small: { type: 'boolean', default: false },
      seed: { type: 'string' },
      worlds: { type: 'string' },
      processes: { type: 'string' },
      minutes: { type: 'string' },
      of: { type: 'string', multiple: true },
      keep: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const { small, write, of } = values;
  if (of?.some((name) => plans.every((plan) => plan.name !== name)) === true)
    throw new Error(usage);
  const began = performance.now();
  const seconds = (): number => Math.round((performance.now() - began) / 1000);
  const seed = values.seed === undefined ? randomInt(2 ** 31) : wholeNumber(values.seed);
  const worlds = wholeNumber(values.worlds ?? String(small ? smallWorlds : wholeWorlds));
  const processes = wholeNumber(values.processes ?? String(availableParallelism()));
  const minutes = values.minutes === undefined ? Infinity : wholeNumber(values.minutes);
  const kept = values.keep === undefined ? undefined : openKept(values.keep);
  const hasTime = (): boolean => seconds() < minutes * 60;
  if (worlds === 0) throw new Error(usage);
  const says = (line: string): void => {
    console.error(`${String(seconds()).padStart(5)} s  ${line}`);
  };
  says(`seed ${seed}`);
  const ran = await inMemory(() =>
    runAttack({ small, seed, worlds, of, processes, hasTime, kept, says }),
  );
  const text = textOf(ran);
  console.log(text);
  if (write) {
    const day = new Date().toISOString().slice(0, 10);
    // What draws is loaded only where something is drawn.
    const { chartsOf } = await import('./report/charts.js');
    const { idealCrowds } = await import('./report/ideal-crowds.js');
    const charts = chartsOf(idealCrowds(seed)).map(writeChart);
    const ended = minutes === Infinity ? '' : ` --minutes ${minutes}`;
    const some = (of ?? []).map((name) => ` --of "${name}"`).join('');
    const more = `${small ? ' --small' : ''} --seed ${seed} --worlds ${worlds}${some}${ended}`;
    writeRun(
      `\`npm run attack --${more}\`, on ${day}:\n\n${[...charts, chartSays, text].join('\n\n')}`,
    );
    says(`written to ${documentPath}`);
  }
  const { rows, controls, order, authors, tried, equalBytes, played, failed } = ran;
  console.log(
    JSON.stringify(
      {
        pass: failed.length === 0,
        seed,
        seconds: seconds(),
        failed,
        played,
        rows: rows.map(({ scores, ...row }) => ({ ...row, ...scores })),
        controls,
        order,
        authors,
        tried,
        equalBytes,
      },
      rounded,
    ),
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function textOf(ran: Ran): string {
  const { rows, controls, order, authors, tried, equalBytes, played, failed } = ran;
  return [
    tableOf(rows),
    '',
    `Driven: ${played.worlds} worlds of ${played.asked}, ${played.overWire} of them through the endpoints of the started product.`,
    '',
    `- Order inside a window, ${order.pairs} pairs: ${order.inFile.toFixed(3)} by place in the file, ${order.byName.toFixed(3)} by id.`,
    `- Two reports of one author, ${authors.pairs} pairs: area under the curve ${authors.area.toFixed(3)}.`,
    `- Rows of pool and tables with bytes in common: ${equalBytes}.`,
    ...tried.map(({ name, verdict, figures }) => `- ${name}: ${figuresOf(figures)} (${verdict}).`),
    `- Controls seen as they must be: ${controls.filter(({ passed }) => passed).length} of ${controls.length}.`,
    ...controls.map(({ name, figures }) => `  - ${name}: ${figuresOf(figures)}`),
    `- Missed: ${failed.length === 0 ? 'nothing that has a goal' : failed.join('; ')}.`,
  ].join('\n');
}

function figuresOf(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value;
}

/** Files go to memory where it has room: no copy need wait for a disk. */
async function inMemory<T>(task: () => Promise<T>): Promise<T> {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return task();
  const { bavail, bsize } = statfsSync(memory);
  if (process.env.TMPDIR !== undefined || bavail * bsize < 2 ** 28) return task();
  const folder = mkdtempSync(join(memory, 'vissla-attack-'));
  process.env.TMPDIR = folder;
  try {
    return await task();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(usage);
  return Number(text);
}

// The bot's own timers keep no process alive, and one that ends before its last line has found nothing.
process.exitCode = 1;
const staysAlive = setInterval(() => undefined, 60_000);
main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => {
    clearInterval(staysAlive);
  });
