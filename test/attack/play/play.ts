import { join } from 'node:path';
import { makeReceipt } from '../../../bot/domain/receipt';
import type { Who } from '../../../bot/ports/people';
import { openVissla, type Person, type TestVissla } from '../../support/open-vissla';
import {
  comesToGuide,
  comesToVerdict,
  files,
  opensReport,
  opensThread,
} from '../../support/people/report';
import { said } from '../../support/people/said';
import {
  type Everyday,
  type Happening,
  type World,
  weeks,
  worldBegins,
  worldEnds,
} from '../world/world';
import { countEqualBytes, type Rows, readCopy, takeBytes } from './copy';
import { listened } from './exchanges';
import type { Bytes, Copy, Exchange, Observed, Report, Session } from './observed';
import { type Policy, releaseHour } from './policies';
import { type Voice, voiceOf } from './voice';
import { type Watch, watchOver } from './watch';

/** Puts a flaw into the bot. Given by the controls alone: no setting leads here. */
export interface Adapter {
  readonly database?: NonNullable<Parameters<typeof openVissla>[0]>['database'];
  /** Before somebody does anything. */
  readonly writes?: (who: Who) => void;
  /** After somebody filed, with the path of the database. */
  readonly filed?: (who: Who, reference: string, file: string, vault: string) => void;
}

/** A receipt that opens nothing, with right check digits. */
const unknownReceipt = makeReceipt('1'.repeat(22));

/** The hour of the day at which the upkeep runs. */
const tidyHour = 3;

interface Playing {
  readonly office: TestVissla;
  readonly world: World;
  readonly member: Person;
  readonly receipts: Map<number, string>;
  readonly reports: Map<number, Report>;
  readonly adapter: Adapter;
  readonly sessions: Session[];
  readonly exchanges: Exchange[];
  readonly voice: Voice;
  readonly watch: Watch;
}

/**
 * Plays a world on the whole bot in this process, with an SQLite file and a vault's file of its own: people
 * open dialogs, press, file and read; what waits is released by the clock, or at once; every hour in which
 * something happened ends with a copy.
 */
export async function play(world: World, policy: Policy, adapter: Adapter = {}): Promise<Observed> {
  const office = await openVissla({
    releases: policy.releases === 'daily' ? { kind: 'daily', hour: releaseHour } : policy.releases,
    dialogs: 'any',
    on: 'SQLite',
    now: worldBegins,
    ...(adapter.database === undefined ? {} : { database: adapter.database }),
  });
  try {
    const [member] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    if (member === undefined) throw new Error('nobody at the desk');
    await office.releases();
    const reports = new Map<number, Report>();
    const voice = voiceOf(office);
    const watch = watchOver({ file: fileOf(office), ...voice });
    const notes = { receipts: new Map(), reports, sessions: [], exchanges: [] };
    const playing = { office, world, member, adapter, voice, watch, ...notes };
    return await playAll(playing, policy).finally(watch.close);
  } finally {
    await office.close();
  }
}

async function playAll(playing: Playing, policy: Policy): Promise<Observed> {
  const { office, world, reports, sessions, exchanges, voice, watch } = playing;
  const file = fileOf(office);
  const vault = join(office.folder, 'vault.json');
  const copies: Copy[] = [];
  const bytes: Bytes[] = [];
  let hour = 0;
  let happened = true;
  let before: Rows | undefined;
  let equalBytes = 0;
  // Within the window of a report in the middle of the world, before it is released.
  const middle = world.happenings.filter(({ kind }) => kind === 'files')[Math.floor(weeks / 2)];
  const inWindow = Math.floor(middle?.at ?? 0) + 1;

  const copy = (): void => {
    const taken = takeBytes(hour, file, vault);
    if (hour === inWindow || hour === worldEnds) bytes.push(taken);
    const { pool, made, ...seen } = readCopy(taken);
    copies.push(seen);
    watch.copies(hour);
    const fresh = [...made].filter(([name]) => before?.made.has(name) !== true);
    equalBytes += countEqualBytes(
      before?.pool ?? new Map(),
      fresh.map(([, envelope]) => envelope),
    );
    before = { pool, made };
  };
  const reaches = async (until: number): Promise<void> => {
    for (; hour <= until; hour++) {
      setClock(office, hour);
      if (happened || hour === worldEnds) copy();
      voice.counts();
      watch.listens(hour);
      happened = hour % 24 === tidyHour || hour % 24 === releaseHour;
      if (hour % 24 === tidyHour) await office.vissla.tidy();
      if (hour % 24 === releaseHour) {
        office.vissla.release.look();
        await office.vissla.release.settled();
        watch.listens(hour);
      }
    }
  };
  for (const one of world.happenings) {
    await reaches(Math.floor(one.at));
    happened = true;
    setClock(office, one.at);
    sessions.push({ at: one.at, who: one.kind === 'desk-answers' ? undefined : one.who });
    await happens(playing, one, { file, vault });
    await office.vissla.release.settled();
    watch.listens(one.at);
  }
  await reaches(worldEnds);
  const faults = office.journal.faults.map(faultOf);
  return {
    world,
    policy,
    sessions,
    exchanges,
    copies,
    reports: [...reports.values()],
    bytes,
    faults,
    equalBytes,
    covered: shareCovered(world, copies),
    ...(await watch.saw(takeBytes(worldEnds, file, vault))),
  };
}

function fileOf({ location }: TestVissla): string {
  if (location.kind !== 'sqlite') throw new Error('copies are of files');
  return location.path;
}

/** The clock goes forward only. */
function setClock({ clock }: TestVissla, at: number): void {
  const by = worldBegins + at * 3_600_000 - clock.now();
  if (by > 0) clock.advance({ minutes: by / 60_000 });
}

/** The rows that came over those of people who wrote, for each everyday dialog. */
function shareCovered({ happenings }: World, copies: readonly Copy[]): number {
  const everyday = happenings.filter(({ kind }) => kind === 'everyday').length;
  const rows = copies.reduce((sum, { slots }, place) => {
    const before = copies[place - 1]?.slots;
    return sum + [...slots].filter((slot) => before?.has(slot) !== true).length;
  }, 0);
  return Math.max(0, rows - (happenings.length - everyday)) / Math.max(1, everyday);
}

async function happens(
  { office, world, member, receipts, reports, adapter, sessions, exchanges }: Playing,
  one: Happening,
  { file, vault }: { file: string; vault: string },
): Promise<void> {
  const { at, who: by } = { who: undefined, ...one };
  const noted = (actor: Person): Person =>
    listened(actor, (exchange) =>
      exchanges.push({ at, who: by, session: sessions.length - 1, ...exchange }),
    );
  if (one.kind === 'desk-answers') {
    const reference = reports.get(one.report)?.reference ?? '';
    const handler = noted(member);
    await opensThread(handler, reference);
    await handler.presses('desk_reply');
    await handler.presses('desk_do_reply', { text: 'Tack. Berätta gärna mer.' });
    return;
  }
  const who = whoIs(world, one.who);
  const person = noted(office.person(who));
  adapter.writes?.(who);
  switch (one.kind) {
    case 'everyday':
      return everydayDialog(person, one.what);
    case 'files': {
      const { receipt, reference } = await files(person, 'Chefen tar emot pengar.');
      receipts.set(one.report, receipt);
      reports.set(one.report, { writer: one.who, reference, wrote: [one.at] });
      adapter.filed?.(who, reference, file, vault);
      return;
    }
    case 'follows-up': {
      await opensReport(person, receipts.get(one.report) ?? '');
      await person.presses('send', { text: 'Det hände igen.' });
      const report = reports.get(one.report);
      if (report === undefined) throw new Error('nothing was filed');
      reports.set(one.report, { ...report, wrote: [...report.wrote, one.at] });
    }
  }
}

/** Somebody at work, as a messenger names that person. */
function whoIs({ people }: World, who: number): Who {
  const person = people[who];
  if (person === undefined) throw new Error('nobody');
  return { messenger: 'teams', tenant: 'tenant-1', user: person.id, address: person.address };
}

async function everydayDialog(person: Person, what: Everyday): Promise<void> {
  if (what === 'verdict') {
    await comesToGuide(person);
    await comesToVerdict(person, said.repair);
    await person.presses('leave');
    return;
  }
  await person.opens();
  if (what === 'rights') await person.presses('rights');
  else await person.presses('open', { code: unknownReceipt });
}

function faultOf({ module, error }: { module: string; error: unknown }): string {
  return `${module}: ${error instanceof Error ? error.message : String(error)}`;
}
