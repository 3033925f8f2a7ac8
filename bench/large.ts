import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { secretNames } from '../bot/keys/vault-secrets';
import { systemClock } from '../bot/platform/clock';
import { nodeRandom } from '../bot/platform/random';
import { createSealing, type Sealing } from '../bot/sealers/create-sealing';
import { openStores } from '../bot/start/open-stores';
import { type Fill, fillWithClosed, monthsOfClosed } from './closed-threads';
import { round, tableOf, timed } from './figures';
import { fileReports, measureLookUp, measureReturn, untilQuiet } from './measure-large';
import { measureQueues } from './measure-queue';
import { residentMebibytes } from './process-usage';
import { openRawDatabase } from './raw-database';
import { type DataPaths, openVisslaHouse } from './vissla-house';

/** The number of reports that are filed over the wire, so that a reporter can come back to them. */
const filed = 5;

/** Measures the handlers' queue and a reporter's return in a large database. */
export async function runLarge(words: readonly string[]): Promise<void> {
  const { threads, open } = readSize(words);
  const before: { loaded?: Loaded } = {};
  const house = await openVisslaHouse(async (data) => {
    before.loaded = await load(data, threads - Math.max(...open));
  });
  try {
    const { loaded } = before;
    if (loaded === undefined) throw new Error('Nothing was loaded.');
    const upkeepMs = await timed(() => untilQuiet(house));
    const reportCodes = await fileReports(house, filed);
    const queues = await measureQueues(house, loaded.sealing, open);
    const openMs = await measureReturn(house, reportCodes);
    const botMebibytes = residentMebibytes(house.vissla.pid);
    const databaseMebibytes = statSync(house.data.database).size / 2 ** 20;
    await house.vissla.stop();
    const lookUpMs = await measureLookUp(house.data, reportCodes);
    const ms = (value: number): string => `${value.toFixed(1)} ms`;
    const rows = [
      { what: 'threads in the database', figure: String(threads) },
      { what: '  messages, of the right size', figure: String(loaded.messages) },
      { what: '  the file', figure: `${round(databaseMebibytes, 0)} MiB` },
      {
        what: '  loading',
        figure: `${round(loaded.milliseconds / 1000)} s`,
        note: `at most ${round(loaded.mebibytes, 0)} MiB of memory`,
      },
      { what: "the start's upkeep", figure: `${round(upkeepMs / 1000)} s` },
      ...queues.map(({ open, first, further, cold }) => ({
        what: `queue, first page, ${open} open`,
        figure: ms(first),
        note: `a page further ${ms(further)}; after a start ${ms(cold)}`,
      })),
      {
        what: 'opening a thread by its report code',
        figure: ms(openMs),
        note: 'no answer comes before 400 ms',
      },
      {
        what: '  without the wire and that floor',
        figure: ms(lookUpMs),
        note: 'derivation, look-up, opening',
      },
      { what: "the bot's memory afterwards", figure: `${round(botMebibytes, 0)} MiB` },
    ];
    console.log(tableOf(rows));
    console.log(
      JSON.stringify({
        threads,
        queuePageMs: Object.fromEntries(queues.map(({ open, first }) => [open, round(first)])),
        openMs: round(openMs),
        openMsWithoutFloor: round(lookUpMs),
        databaseMb: round(databaseMebibytes, 0),
        loadMs: round(loaded.milliseconds, 0),
        loadMb: round(loaded.mebibytes, 0),
        botMb: round(botMebibytes, 0),
      }),
    );
  } finally {
    await house.close();
  }
}

/** `--threads` of the database, and how many are open at each measurement, as in `--open 100,1000`. */
function readSize(words: readonly string[]): {
  readonly threads: number;
  readonly open: readonly number[];
} {
  const { values } = parseArgs({
    args: [...words],
    options: {
      threads: { type: 'string', default: '1000000' },
      open: { type: 'string', default: '100,1000,5000' },
    },
  });
  const threads = Number(values.threads);
  const open = values.open.split(',').map(Number);
  const grows = open.every((n, at) => Number.isInteger(n) && n > (open[at - 1] ?? filed));
  if (!Number.isInteger(threads) || !grows || threads < Math.max(...open)) {
    throw new Error(
      `--open grows from more than ${filed} and has its place in --threads: --threads 1000000 --open 100,1000,5000.`,
    );
  }
  return { threads, open };
}

interface Loaded extends Fill {
  /** Keeps its keys, so that it can seal while the bot has the files. */
  readonly sealing: Sealing;
  readonly milliseconds: number;
}

/** Makes a database and a vault as a first start does, and fills the database with closed threads. */
async function load(data: DataPaths, threads: number): Promise<Loaded> {
  const [random, clock] = [nodeRandom(), systemClock()];
  const today = clock.today();
  const { database, vault, deployment } = await openStores(
    { ...data, database: { kind: 'sqlite', path: data.database } },
    'production',
    random,
  );
  // The bot makes only the months' keys that it can need now.
  for (const month of monthsOfClosed(today))
    await vault.getOrCreate(secretNames.shred(month), () => random.bytes(32));
  const sealing = await createSealing({ ...database, vault, deployment, clock, random });
  await database.close();
  const raw = openRawDatabase(data.database, 'bulk');
  let fill: Fill = { messages: 0, mebibytes: 0 };
  const progress = (share: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r${Math.round(share * 100)} % loaded `);
  };
  const milliseconds = await timed(async () => {
    fill = await fillWithClosed(
      { database: raw, sealer: sealing.threads, random, today, progress },
      threads,
    );
  });
  raw.close();
  return { ...fill, sealing, milliseconds };
}
