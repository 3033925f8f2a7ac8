import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { deriveKeyPair } from '../../bot/crypto/hpke';
import { daysBetween } from '../../bot/domain/day';
import { drawReference } from '../../bot/domain/reference';
import { expiryOfOpen } from '../../bot/domain/retention';
import { sealReport } from '../../bot/keeper/pass/file-threads';
import { systemClock } from '../../bot/platform/clock';
import { nodeRandom } from '../../bot/platform/random';
import { passRows } from '../db/sample-rows';
import { builtCommand } from '../support/built-bot';
import { onSqlServer } from '../support/databases/on-sql-server';
import { onServer, onTheWire, type Place, urlOf } from '../support/databases/places';
import { openOperator } from '../support/houses/rotate';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensReport, opensThread } from '../support/people/report';

const cli = builtCommand();

/**
 * What makes the command stand still for a minute after each transaction of threads, however late this
 * process looks.
 */
const standsStill = [
  '--import',
  `data:text/javascript,${encodeURIComponent(`
    import { createRequire } from 'node:module';
    const module = createRequire(${JSON.stringify(cli)})('../keeper/store-rewrapped.js');
    const { storeRewrapped } = module;
    module.storeRewrapped = async (...given) => {
      const stored = await storeRewrapped(...given);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
      return stored;
    };
  `)}`,
];

/**
 * The operator's command as its own process, beside a bot that goes on.
 * @param threads several transactions full of them, so that it can be killed between two
 */
function killed(name: string, threads: number, newPlace: () => Promise<Place>): void {
  describe(`a rotation that is killed, on ${name}`, () => {
    let office: TestVissla;
    let karin: Person;
    const children: ChildProcess[] = [];

    beforeAll(async () => {
      // The command has the clock of the wall. An office that is far behind would seem to have jumped.
      const now = Date.parse(`${systemClock().today()}T11:00Z`);
      office = await openVissla({ on: await newPlace(), now });
      [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    });
    afterAll(async () => {
      for (const child of children) child.kill('SIGKILL');
      await office.close();
    });

    const run = (words: readonly string[], node: readonly string[] = []) => {
      const child = spawn(process.execPath, [...node, cli, ...words, '--json'], {
        env: {
          PATH: process.env.PATH,
          VISSLA_DATABASE_URL: urlOf(office.location),
          VISSLA_VAULT: `file:${join(office.folder, 'vault.json')}`,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.push(child);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      return { child, ended: once(child, 'close'), output: () => output };
    };

    /** Threads with words that nobody typed; the pass puts them into the database as any other. */
    async function fills(): Promise<void> {
      const { database } = office.stores;
      const random = nodeRandom();
      const { clock } = office;
      const { threads: threadSealer, messages } = await sealingOf(office);
      const { publicKey } = deriveKeyPair(random.bytes(32));
      const today = clock.today();
      const made = Array.from({ length: threads }, (_, number) =>
        sealReport(
          { random, threadSealer, messages },
          {
            entry: {
              id: random.id(),
              when: { from: today, to: today, outOn: today },
              operations: [],
            },
            nth: 0,
            operation: {
              kind: 'filing',
              desk: number % 3 === 0 ? 'hr' : 'whistleblowing',
              reference: drawReference((length) => random.crockford(length)),
              blindIndex: random.bytes(32),
              publicKey,
              state: { status: 'received', unanswered: true, excluded: [] },
              body: { kind: 'report', what: `Sak ${number}`, where: '', how: '', who: '' },
            },
          },
          { filedOn: today, shared: expiryOfOpen(today) },
        ),
      );
      await passRows(database.pool, {
        threads: made.map(({ thread }) => thread),
        messages: made.map(({ message }) => message),
      });
    }

    const newest = async (): Promise<number> => {
      const { threadSealer } = await openOperator(office);
      const rows = await office.stores.database.threads.page(undefined, 10_000);
      return rows.filter((row) => threadSealer.isNewest(row)).length;
    };

    /**
     * What the threads' keys look like: to be compared while the command runs, for which opening them would
     * take too long.
     */
    const wraps = async (): Promise<ReadonlySet<string>> => {
      const rows = await office.stores.database.threads.page(undefined, 10_000);
      return new Set(rows.map(({ keys }) => Buffer.from(keys).toString('base64')));
    };
    const gone = (before: ReadonlySet<string>, now: ReadonlySet<string>): number =>
      [...before].filter((wrap) => !now.has(wrap)).length;

    it('goes on where it was, loses no thread, and is finished by the upkeep', async () => {
      const report = await files(office.person('Maja'), 'En sak.');
      await office.passes();
      await fills();
      const { deskKeys } = office.stores.database;
      const isDrawn = async () => (await deskKeys.ofDesk('hr')).length > 1;
      const filed: { reportCode: string; reference: string }[] = [report];
      const left: number[] = [];
      for (let kill = 0; kill < 3; kill++) {
        const before = await wraps();
        const { child, ended } = run(['keys', 'rotate'], kill === 0 ? standsStill : []);
        while (!(await isDrawn()) && child.exitCode === null) await wait(5);
        while (child.exitCode === null && gone(before, await wraps()) < 40) await wait(5);
        child.kill('SIGKILL');
        await ended;
        left.push((await office.stores.database.threads.count()) - (await newest()));
        filed.push(await files(office.person(`Person ${kill}`), `Sak ${kill}.`));
        await office.passes();
      }
      // It was in the middle at least once, the first time; otherwise this test shows nothing.
      expect(left.some((count) => count > 0 && count < threads)).toBe(true);

      const last = run(['keys', 'rotate']);
      expect(await last.ended).toEqual([0, null]);
      expect(JSON.parse(last.output())).toMatchObject({
        kind: 'resumed',
        number: 2,
        left: 0,
        damaged: 0,
        destroyed: 0,
      });
      const all = await office.stores.database.threads.count();
      expect(all).toBe(threads + filed.length);
      expect(await newest()).toBe(all);

      const status = run(['keys', 'status']);
      expect(await status.ended).toEqual([0, null]);
      expect(JSON.parse(status.output())).toMatchObject({ number: 2, underWay: true });

      const opensAll = async (): Promise<void> => {
        for (const { reportCode, reference } of filed) {
          await opensReport(office.person('Reader'), reportCode);
          await opensThread(karin, reference);
        }
      };
      // A running bot hears of new keys within a minute.
      await office.vissla.lookForKeys();
      await opensAll();
      // It is two days later by both clocks.
      const behind = daysBetween(office.clock.today(), systemClock().today());
      office.clock.advance({ days: Math.max(0, behind) + 2 });
      await office.vissla.tidy();
      expect(await office.stores.vault.names('kek-v')).toHaveLength(1);
      expect(await deskKeys.ofDesk('hr')).toHaveLength(1);
      expect(await newest()).toBe(all);
      await opensAll();
      expect(office.journal.faults).toEqual([]);
    });
  });
}

// A rotation that is cut short on files is in `test/stories`.
killed('the wire of SQL Server', 120, onTheWire);
onSqlServer('a rotation that is killed', () => {
  killed('SQL Server', 240, onServer);
});
