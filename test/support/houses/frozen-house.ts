import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { metricsFile } from '../../../bot/platform/metrics-file';
import { nextAt } from '../../torture/passes/ledger';
import { type Sender, startTdsServer } from '../databases/tds/server';
import { filesReport } from '../people/messenger-person';
import { readsEachThread } from '../people/whole-queue';
import { cheapReportCodes, withSettings } from './bot-process';
import { openMovedClock } from './moved-clock';
import { openTwoServers } from './two-servers';

const hour = 10;
const minute = 60_000;

/** A write at which a process is frozen. */
export interface FrozenAt {
  readonly kind: string;
  readonly inPass: boolean;
}

const inBeat = ['UPDATE "pool"', 'COMMIT'];
const inPass = [
  ...['INSERT INTO "thread"', 'INSERT INTO "message"', 'UPDATE "thread"', 'INSERT INTO "notice"'],
  ...['UPDATE "pool"', 'UPDATE "carried"', 'UPDATE "pool_key"', 'COMMIT'],
];
/** Every kind of write of a beat and of a pass, in their order. */
export const everyWrite: readonly FrozenAt[] = [
  ...inBeat.map((kind) => ({ kind, inPass: false })),
  ...inPass.map((kind) => ({ kind, inPass: true })),
];

/** What a statement writes, and where; none of one that reads. */
const kindOf = (text: string): string | undefined =>
  /^(?:(?:INSERT INTO|UPDATE|DELETE FROM) "\w+"|COMMIT$)/.exec(text)?.[0];

/**
 * Two real processes on the wire of SQL Server. One is stopped by `SIGSTOP` at a write and sleeps for a
 * minute by the clock; the server then gives its lock to the other. It wakes with its write on the way.
 */
export async function openFrozenHouse() {
  const clock = openMovedClock();
  const database = await startTdsServer();
  const sent: string[] = [];
  let wanted: FrozenAt | undefined;
  const beats = new Set<number>();
  const passes = new Set<number>();
  let madeBy: number[] = [];
  let frozen: Sender | undefined;
  /** Processes that have asked for the write lock since one is frozen. */
  const asking = new Set<number>();
  let wakes = (): void => undefined;
  database.before(/./, async (text, from) => {
    if (text.includes('vissla:write')) asking.add(from.process);
    const kind = kindOf(text);
    if (kind === 'UPDATE "pool"') beats.add(from.transaction);
    if (kind === 'INSERT INTO "thread"') passes.add(from.transaction);
    const isPass = passes.has(from.transaction);
    const isOurs = isPass || beats.has(from.transaction);
    if (isOurs && kind === wanted?.kind && isPass === wanted?.inPass) {
      wanted = undefined;
      process.kill(from.process, 'SIGSTOP');
      asking.clear();
      const awake = new Promise<void>((done) => (wakes = done));
      frozen = from;
      await awake;
    } else if (kind === 'COMMIT' && isPass) madeBy.push(from.process);
  });
  const servers = await openTwoServers(
    {
      url: `mssql://vissla:a-password@127.0.0.1:${database.port}/master?encrypt=false`,
      remove: () => database.close(),
    },
    () =>
      withSettings(cheapReportCodes, clock.settings(), {
        VISSLA_PASSES: 'daily',
        VISSLA_PASS_HOUR: String(hour),
      }),
    clock.now,
  );
  await servers.joins(servers.inTeams('Karin', 0), 'Kommunjurist');
  await servers.joins(servers.inTeams('Daniel', 0), 'Säkerhetssamordnare');
  const pid = (at: number): number => servers.bots[at]?.child.pid ?? 0;
  // As doctor writes it: without it there are no figures.
  writeFileSync(metricsFile(join(servers.folder, 'mark.json')), 'vissla_up 1\n');
  const asks = async (at: number, path: string) =>
    fetch(`http://127.0.0.1:${servers.bots[at]?.port ?? 0}/${path}`);
  const files = async (at: number): Promise<void> => {
    const what = `Rapport ${sent.length}.`;
    // Not named as the text begins: that would be a signature.
    await filesReport(servers.inTeams(`Person ${sent.length}`, at), { what });
    sent.push(what);
  };
  const comesToPass = (): void => {
    clock.goesTo(nextAt(nextAt(clock.now(), 0), hour) + minute);
  };

  return {
    servers,
    sent,
    /**
     * Freezes the first process that comes to such a write, lets the other one say so and take over, and
     * wakes it. Gives how the woken one ended, and what it wrote after it had woken.
     */
    freezesAt: async ({ kind, inPass }: FrozenAt) => {
      await files(0);
      frozen = undefined;
      madeBy = [];
      wanted = { kind, inPass };
      if (inPass) comesToPass();
      await servers.until(`somebody is frozen at ${kind}`, () => frozen !== undefined);
      const sleeper = frozen as unknown as Sender;
      const at = pid(0) === sleeper.process ? 0 : 1;
      const other = 1 - at;
      await servers.until('the other one waits', () => asking.has(pid(other)));
      clock.moves({ minutes: 1 });
      await servers.until('the other one says why it is not ready', async () => {
        const { status, headers } = await asks(other, 'readyz');
        const figures = await (await asks(other, 'metrics')).text();
        const isSaid = figures.includes('vissla_write_lock_stuck 1');
        return status === 503 && headers.get('vissla-reason') === 'write_lock' && isSaid;
      });
      if (database.takeOver() !== 1) throw new Error('nobody had the lock');
      database.takeOver('vissla:lead');
      await servers.until('the other one is ready', async () => (await asks(other, 'readyz')).ok);
      await files(other);
      if (inPass)
        await servers.until('the other one makes the pass', () => madeBy.includes(pid(other)));
      const bot = servers.bots[at];
      process.kill(sleeper.process, 'SIGCONT');
      wakes();
      await servers.until('it ends itself', () => bot?.child.exitCode !== null);
      const asked = database.asked.filter(({ from }) => from.transaction === sleeper.transaction);
      const late = asked.slice(asked.findIndex(({ text }) => kindOf(text) === kind));
      return {
        at,
        exitCode: bot?.child.exitCode,
        output: bot?.output() ?? '',
        written: late.filter(
          ({ text, affected = 0 }) => kindOf(text) !== undefined && affected > 0,
        ),
      };
    },
    /** Lets a pass go by; gives all that a member then reads at a server, once it is as much as was sent. */
    readsAll: async (at: number): Promise<readonly string[]> => {
      comesToPass();
      let seen: readonly string[] = [];
      await servers.until('all that was sent is there', async () => {
        const texts = await readsEachThread(servers.inTeams('Karin', at));
        seen = texts.flatMap((text) => text.match(/Rapport \d+\./g) ?? []);
        if (seen.length < sent.length) await wait(250);
        return seen.length >= sent.length;
      });
      return [...seen].sort();
    },
    ends: async () => {
      wakes();
      await servers.ends();
      clock.remove();
    },
  };
}
