import { join } from 'node:path';
import { createLog } from '../../../bot/platform/log';
import { createDayCounts } from '../../../bot/start/day-counts';
import { everyElement, openVissla, type Person, pressOf } from '../../support/open-vissla';
import { opensThread } from '../../support/people/report';
import { worldBegins } from '../world/world';
import type { Adapter } from './adapter';
import type { Line } from './observed';
import { type Policy, releasesOf } from './policies';
import { type Actor, type Exchanged, type Stage, whoIs } from './stage';

/**
 * The whole bot in this process, with an SQLite file and a vault's file of its own: cards are drawn and
 * pressed, and nothing goes over a wire.
 */
export async function stageInProcess(policy: Policy, adapter: Adapter = {}): Promise<Stage> {
  const opened = await openVissla({
    releases: releasesOf(policy),
    dialogs: 'any',
    on: 'SQLite',
    now: worldBegins,
    ...(adapter.database === undefined ? {} : { database: adapter.database }),
    ...(adapter.vault === undefined ? {} : { vault: adapter.vault }),
  });
  const office = adapter.office?.(opened) ?? opened;
  const { vissla, journal, location, clock } = office;
  const [member] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  await office.releases();
  if (member === undefined || location.kind !== 'sqlite') throw new Error('nobody at the desk');
  const exchanged: Exchanged[] = [];
  const actor = (person: Person): Actor =>
    actorOf(person, (bytesIn, bytesOut) => {
      exchanged.push({ door: 'none', bytesIn, bytesOut });
    });
  const now = (): number => (clock.now() - worldBegins) / 3_600_000;
  const chats: Line[] = [];
  const lines: Line[] = [];
  const log = createLog({ write: (text) => lines.push({ at: now(), text: text.trim() }) });
  const newCounts = (): (() => void) => createDayCounts(log, () => vissla.firstDay()).tell;
  const begun = adapter.begun ?? (() => 0);
  let counting = { process: begun(), tells: newCounts() };
  const { notices } = office;
  const seen = { notices: notices.length, counts: journal.counts.length, faults: 0 };
  /** Prints what was said to the logs since. */
  const looks = (): void => {
    for (const notice of notices.slice(seen.notices))
      chats.push({ at: now(), text: JSON.stringify(notice) });
    for (const outcome of journal.counts.slice(seen.counts)) log.count(outcome);
    for (const { module, error } of journal.faults.slice(seen.faults)) log.fault(module, error);
    seen.notices = notices.length;
    seen.counts = journal.counts.length;
    seen.faults = journal.faults.length;
  };
  const stage: Stage = {
    kind: 'trial',
    file: location.path,
    vault: join(office.folder, 'vault.json'),
    member: () => actor(member),
    person: (employee) => actor(office.person(whoIs(employee))),
    goesTo: (at) => {
      const by = worldBegins + at * 3_600_000 - clock.now();
      if (by > 0) clock.advance({ minutes: by / 60_000 });
      return Promise.resolve();
    },
    keepsUp: async (at) => {
      await stage.goesTo(at);
      vissla.release.look();
      await vissla.release.settled();
      // Whatever the clock releases is followed by an upkeep.
      if (policy.releases === 'at-once') await vissla.tidy();
      looks();
    },
    strikes: async (at) => {
      await stage.goesTo(at);
      looks();
      if (counting.process === begun()) {
        counting.tells();
        return;
      }
      log.endCounts();
      counting = { process: begun(), tells: newCounts() };
    },
    settles: async () => {
      await vissla.release.settled();
      looks();
    },
    exchanged: () => exchanged.splice(0),
    chats,
    lines,
    listedOn: async (reference) => (await opensThread(member, reference)).filedOn,
    faults: () => journal.faults.map(faultOf),
    close: () => office.close(),
  };
  return stage;
}

function actorOf(person: Person, went: (bytesIn: number, bytesOut: number) => void): Actor {
  return {
    opens: async (door) => {
      await person.opens(door);
      went(door?.length ?? 0, sizeOf(person.card()));
    },
    presses: async (act, typed = {}) => {
      const pressed = sizeOf({ act, ...pressOf(person.card(), act, typed) });
      await person.presses(act, typed);
      went(pressed, sizeOf(person.card()));
    },
    has: (act) => everyElement(person.card()).some(({ data }) => data?.act === act),
    reads: () => person.reads(),
  };
}

function sizeOf(what: object): number {
  return Buffer.byteLength(JSON.stringify(what));
}

function faultOf({ module, error }: { module: string; error: unknown }): string {
  return `${module}: ${error instanceof Error ? error.message : String(error)}`;
}
