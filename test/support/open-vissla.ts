import { deepStrictEqual } from 'node:assert/strict';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type CardSet, createCards } from '../../adaptive-cards/cards';
import type { AuditEvent } from '../../bot/domain/audit';
import { type ContactKey, contactKeys } from '../../bot/domain/contacts';
import { addDays, type Day } from '../../bot/domain/day';
import type { Disposals } from '../../bot/domain/disposal';
import type { Desk, Locale, MemberId } from '../../bot/domain/ids';
import { drawInvitationCode } from '../../bot/domain/invitation';
import type { NextPolicy } from '../../bot/domain/pass-rule';
import type { PassPolicy } from '../../bot/domain/window';
import { invitationOf } from '../../bot/keys/invitation-code';
import type { ReportCodeCost } from '../../bot/keys/report-code-keys';
import { nodeRandom } from '../../bot/platform/random';
import { passInForce } from '../../bot/platform/windows';
import { swedishWorkingDays } from '../../bot/platform/working-days';
import type { SignProof } from '../../bot/ports/documents';
import type { Outcome } from '../../bot/ports/journal';
import type { Notifier } from '../../bot/ports/notices';
import type { People, Who } from '../../bot/ports/people';
import type { Random } from '../../bot/ports/random';
import type { Clock } from '../../bot/ports/time';
import { composeVissla } from '../../bot/start/compose';
import { cardsInForce } from '../../bot/start/open-channels';
import { openAudit, openStores, type Stores } from '../../bot/start/open-stores';
import type { Kind } from '../../bot/start/start-error';
import type { Vissla } from '../../bot/start/vissla';
import type { DatabaseLocation } from '../../db/location';
import { openDatabase } from '../../db/open-database';
import contacts from '../../examples/contacts.json';
import { begunFolder } from './begun-folder';
import { surname } from './canaries';
import { onCopyOf, onFiles, onServer, type Place } from './databases/places';
import { isServerSet } from './databases/sql-server';
import { storedAudit, storedNames } from './databases/stored-rows';
import { disposals } from './disposals';
import { createPerson, type Person } from './people/card-person';

export { everyElement, type Person, pressOf } from './people/card-person';

/** Lets a person in for each title. */
type LetsIn = <const Titles extends readonly string[]>(
  ...titles: Titles
) => Promise<{ -readonly [At in keyof Titles]: Person }>;

/** The whole product on a database and a vault of its own, with a clock that moves when told to. */
export interface TestVissla {
  readonly vissla: Vissla;
  /** The desks' own people. */
  readonly people: People;
  readonly stores: Stores;
  readonly cards: CardSet;
  readonly clock: Clock & { today(): Day; advance(by: { days?: number; minutes?: number }): void };
  readonly folder: string;
  /** Where the database is. */
  readonly location: DatabaseLocation;
  /** What the product said to its logs. */
  readonly journal: {
    readonly counts: Outcome[];
    readonly faults: { module: string; error: unknown }[];
  };
  /** The codes of the faults that it logged. */
  codes(): (string | undefined)[];
  /** What the audit has, in no order. */
  events(): Promise<AuditEvent[]>;
  readonly notices: {
    readonly member: MemberId;
    readonly address: string;
    /** None after a pass, where the words are the same for everybody. */
    readonly count: number | 'reminder' | undefined;
  }[];
  /** Somebody in Teams by that name, or whoever it is in whichever messenger. */
  person(who: string | Who, locale?: Locale): Person;
  /** The same before another door to the product than its own. */
  personBefore(vissla: Pick<Vissla, 'dialogue'>): TestVissla['person'];
  /** Lets people into the whistleblowing desk by invitations; the first two are admitted at once. */
  staff: LetsIn;
  /** The same for HR's desk. */
  staffHr: LetsIn;
  invite(title: string, desk?: Desk): Promise<string>;
  /**
   * Database and vault as one more process opens them; closed with everything else. (An SQLite file is open
   * once: it is locked by who writes, and whoever waits for it in the same process would wait for himself.)
   */
  opens(): Promise<Stores>;
  /** A further process over the same database and vault, with a memory of its own. */
  anotherProcess(
    policy?: PassPolicy,
    passHour?: number,
  ): Promise<Pick<TestVissla, 'vissla' | 'person'>>;
  /** Ends the window: everything that waits in the pool is delivered. */
  passes(): Promise<void>;
  /** Ends the window, and says whether nothing that anybody sent waited: cover rows may have. */
  passesNothing(): Promise<boolean>;
  close(): Promise<void>;
}

const written = {
  organisation: 'Exempelby kommun',
  authority: 'Kommunstyrelsen i Exempelby',
  websiteUrl: 'https://www.exempelby.example/visselblasning',
  privacyUrl: 'https://www.exempelby.example/personuppgifter',
  contacts,
  messenger: 'Teams',
  desk: 'https://mottagare.exempelby.example',
} as const;
/** Signs for the office that was opened last. */
let signer: Pick<Vissla, 'signProof'> | undefined;
const sign: SignProof = (words) => {
  if (signer === undefined) throw new Error('no office is open');
  return signer.signProof(words);
};
/** The same for every office of a file: to read all texts and cards takes longer than most tests. */
const cards = createCards({ ...written, atOnce: true, sign });
const isWorkingDay = swedishWorkingDays();
const cardsByPolicy = new Map<string, CardSet>();

function cardsOf(passes: PassPolicy = 'at-once'): CardSet {
  if (typeof passes !== 'object') return cards;
  const { hour, kind } = passes;
  const name = `${kind} ${hour}`;
  const weekly = kind === 'weekly';
  const drawn =
    cardsByPolicy.get(name) ??
    createCards({ ...written, atOnce: false, passHour: hour, weekly, sign });
  cardsByPolicy.set(name, drawn);
  return drawn;
}

/** A derivation of 1 MiB and one pass: for tests that are not about it. */
export const cheapReportCodes: ReportCodeCost = { memoryCost: 1_024, timeCost: 1 };

export interface OpenOptions {
  readonly staffed?: boolean;
  readonly passes?: PassPolicy;
  /** Another policy that takes its place from a day on. */
  readonly next?: NextPolicy;
  /** The weekdays of the reminder, 1 is Monday; it comes on none otherwise. */
  readonly reminded?: readonly number[];
  /** The organisations that share the channel. */
  readonly parties?: readonly string[];
  /** Called for each wait of the product, which is over at once otherwise. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /** `as-in-production`: the real derivation, and no answer before its floor. */
  readonly reportCodes?: 'cheap' | 'as-in-production';
  /** `as-in-production`: one person can begin so many dialogs in an hour, and no more. */
  readonly dialogs?: 'any' | 'as-in-production';
  readonly contacts?: ReadonlySet<ContactKey>;
  /**
   * `SQLite` is for what is about the file itself; everything else also runs on SQL Server when `MSSQL_URL`
   * is set. A place is removed when the product is closed.
   */
  readonly on?: 'SQLite' | Place;
  /** What the place is marked as when there is something already. */
  readonly kind?: Kind;
  /** What is drawn, where it is to be the same again. */
  readonly random?: Random;
  /** Where the clock begins, in milliseconds since 1970-01-01 UTC. */
  readonly now?: number;
  /** By which decision each desk disposes of, if not by one with two years. */
  readonly disposal?: Disposals;
  /** Whether its processes lead; they do if left out. */
  readonly leads?: () => boolean;
  /** Who mails the members; every mail is taken if left out. */
  readonly mail?: Notifier;
  /** Puts something between the product and its database. */
  readonly database?: (database: Stores['database']) => Stores['database'];
  /** And its vault. */
  readonly vault?: (vault: Stores['vault']) => Stores['vault'];
}

/** Opens the whole product. Where nothing is said of its beginning, it has begun already. */
export async function openVissla(options: OpenOptions = {}): Promise<TestVissla> {
  const random = options.random ?? nodeRandom();
  const place = await placeOf(options);
  const { database: location, folder } = place;
  const places = { database: location, vault: place.vaultFile };
  const stores = await openStores(places, options.kind ?? 'trial', random, place.vaultAt());
  const opened: Stores[] = [];
  const opens: TestVissla['opens'] = async () => {
    const { database } =
      location.kind === 'sqlite' ? stores : { database: await openDatabase(location) };
    const vault = await place.vaultAt().open({ create: false });
    const one = { ...stores, database, vault };
    opened.push(one);
    return one;
  };
  const clock = movableClock(options.now);
  const journal: TestVissla['journal'] = { counts: [], faults: [] };
  const notices: TestVissla['notices'] = [];
  const notifier: Notifier = {
    notify: async (member, address, count) => {
      notices.push({ member, address, count });
    },
  };
  const writing = {
    count: (outcome: Outcome) => void journal.counts.push(outcome),
    fault: (module: string, error: unknown) => void journal.faults.push({ module, error }),
  };
  const quick = {
    reportCodeCost: cheapReportCodes,
    pause: options.pause ?? (() => Promise.resolve()),
  };
  const beats = 'at-need' as const;
  const composed: Vissla[] = [];
  const compose = async (
    { database, vault, deployment }: Stores,
    passes: PassPolicy = options.passes ?? 'at-once',
    passHour?: number,
  ): Promise<Vissla> => {
    const opened = {
      stores: options.database?.(database) ?? database,
      vault: options.vault?.(vault) ?? vault,
      deployment,
    };
    await openAudit({ ...opened, clock, random });
    const made = await composeVissla({
      ...opened,
      leader: { lead: () => Promise.resolve(options.leads?.() ?? true) },
      clock,
      random,
      readyText: (locale, text) => cards.readyText(locale, text),
      copyWords: cards.copyWords,
      invented: (locale) => cards.invented(locale),
      contacts: options.contacts ?? new Set(contactKeys),
      hrClock: { answerDays: 3, isWorkingDay },
      disposal: options.disposal ?? disposals,
      parties: options.parties,
      journal: writing,
      deskJournal: writing,
      inForce: passInForce({ policy: passes, next: options.next }, clock, passHour),
      reminderDays: options.reminded && { weekdays: options.reminded, isWorkingDay },
      notifiers: { teams: notifier, slack: notifier },
      mail: options.mail ?? { notify: () => Promise.resolve() },
      beats,
      ...(options.reportCodes === 'as-in-production' ? {} : quick),
      ...(options.dialogs === 'as-in-production' ? {} : { dialogsOfOne: Infinity }),
    });
    composed.push(made);
    return made;
  };
  const vissla = await compose(stores);
  signer = vissla;
  const { rule } = passInForce({ policy: options.passes ?? 'at-once', next: options.next }, clock);
  const shown = cardsInForce(() => rule().policy, cardsOf);
  const personBefore: TestVissla['personBefore'] =
    (door) =>
    (who, locale = 'sv') =>
      personFor(door, shown, who, locale);
  const person = personBefore(vissla);
  const invite: TestVissla['invite'] = async (title, desk = 'whistleblowing') => {
    const code = drawInvitationCode(random);
    await vissla.people.invite(invitationOf(code, desk, title, clock));
    return `${code.locator}${code.secret}`;
  };
  /** The second of HR reads what is sent two days after the joining: of both that is today. */
  const joinedBefore = async (who: Who, title: string): Promise<void> => {
    const code = drawInvitationCode(random);
    await vissla.people.invite(invitationOf(code, 'hr', title, clock));
    const audit = { id: random.id(), day: addDays(clock.today(), -2) };
    await vissla.people.redeem({ code, who, now: clock.now(), audit });
  };
  const joins = async (desk: Desk, titles: readonly string[]): Promise<Person[]> => {
    const joined: Person[] = [];
    for (const title of titles) {
      const member = person(`${title} ${random.id().slice(0, 8)}`);
      if (desk === 'hr' && joined.length > 0) await joinedBefore(member.who, title);
      else {
        await member.opens();
        await member.enters(await invite(title, desk));
      }
      joined.push(member);
    }
    return joined;
  };
  // One joins for each title.
  const lets =
    (desk: Desk): LetsIn =>
    async (...titles) =>
      (await joins(desk, titles)) as never;
  const staff = lets('whistleblowing');
  const staffHr = lets('hr');
  const passes = async (): Promise<void> => {
    vissla.pass.soon();
    await vissla.pass.whenIdle();
  };
  if (options.staffed === true && !place.isStaffed)
    await staff('Kommunjurist', 'Säkerhetssamordnare');
  return {
    vissla,
    people: vissla.people,
    stores,
    cards,
    clock,
    folder,
    location,
    journal,
    codes: () => journal.faults.map(({ error }) => (error as { code?: string }).code),
    events: async () => (await storedAudit(location)).map(({ event }) => event),
    notices,
    person,
    personBefore,
    staff,
    staffHr,
    invite,
    opens,
    anotherProcess: async (policy, hour) => {
      const other = await compose(await opens(), policy, hour);
      return {
        vissla: other,
        person: (who, locale = 'sv') => personFor(other, cardsOf(policy), who, locale),
      };
    },
    passes,
    passesNothing: async () => {
      const before = await storedNames(location);
      await passes();
      return isDeepStrictEqual(await storedNames(location), before);
    },
    close: async () => {
      for (const one of composed) await one.pass.whenIdle();
      for (const { database } of [...opened, stores]) await database.close();
      await place.remove();
    },
  };
}

/** Ends what a test had open; it must have logged no fault. */
export async function closesWell(office: Pick<TestVissla, 'journal' | 'close'>): Promise<void> {
  await office.close();
  deepStrictEqual(office.journal.faults, []);
}

function placeOf(options: OpenOptions): Promise<Place & { readonly isStaffed?: boolean }> {
  const { on } = options;
  if (typeof on === 'object') return Promise.resolve(on);
  if (on === undefined && isServerSet) return onServer();
  return isBegunAnywhere(options) ? onWhatHasBegun(options) : onFiles();
}

/** Whether nobody asks how it began: where, as what, when, with which keys, or through what. */
function isBegunAnywhere(options: OpenOptions): boolean {
  const { on, kind, now, random, database, vault } = options;
  const asked = [on, kind, now, random, database, vault];
  return runName !== undefined && !isOneOpen && asked.every((one) => one === undefined);
}

/** None where no run of Jest began: nothing is kept there. */
const runName = process.env.VISSLATEST_RUN;
/** Two that are open at a time are two installations. */
let isOneOpen = false;

/**
 * A copy of an installation on which nothing has been done yet, or into which a desk's two were let. Each
 * worker of a run begins one of each: tables, keys and people are most of what an opening costs.
 */
async function onWhatHasBegun(
  options: OpenOptions,
): Promise<Place & { readonly isStaffed: boolean }> {
  isOneOpen = true;
  const { staffed = false, next, passes = 'at-once' } = options;
  const isStaffed = staffed && next === undefined;
  // Whoever is let in waits for what the pass is.
  const people = isStaffed ? ` ${JSON.stringify(passes).replaceAll(/\W+/g, ' ')}` : '';
  const begun = join(begunFolder(), `${process.env.JEST_WORKER_ID}${people}`);
  if (!existsSync(begun)) {
    const place = await onFiles();
    const kept = { ...place, remove: () => Promise.resolve() };
    const first = await openVissla(isStaffed ? { on: kept, staffed: true, passes } : { on: kept });
    await first.close();
    renameSync(place.folder, begun);
  }
  const copy = await onCopyOf(begun);
  return {
    ...copy,
    isStaffed,
    remove: () => {
      isOneOpen = false;
      return copy.remove();
    },
  };
}

/** Noon, so that minutes do not move the day. */
const noon = Date.UTC(2026, 10, 24, 11);

function movableClock(from = noon): TestVissla['clock'] {
  let now = from;
  let told: { readonly number: number; readonly day: Day } | undefined;
  return {
    now: () => now,
    today: () => {
      const number = Math.floor((now + 3_600_000) / 86_400_000);
      // It is asked for at every turn, and seldom another one.
      if (told?.number !== number) told = { number, day: addDays('1970-01-01' as Day, number) };
      return told.day;
    },
    advance: ({ days = 0, minutes = 0 }) => {
      now += days * 86_400_000 + minutes * 60_000;
    },
  };
}

function personFor(
  vissla: Pick<Vissla, 'dialogue'>,
  cards: CardSet,
  who: string | Who,
  locale: Locale,
): Person {
  const named: Who =
    typeof who === 'string'
      ? { messenger: 'teams', tenant: 'tenant-1', user: who, address: `address of ${who}` }
      : who;
  return createPerson(vissla, cards, named, { locale, calledBy: [`${named.user} ${surname}`] });
}
