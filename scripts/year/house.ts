import { setTimeout as wait } from 'node:timers/promises';
import { type CardSet, createCards } from '../../adaptive-cards/cards';
import { contactKeys } from '../../bot/domain/contacts';
import type { Desk, Locale, MemberId } from '../../bot/domain/ids';
import { clockBy } from '../../bot/platform/clock';
import { nodeRandom } from '../../bot/platform/random';
import { passInForce } from '../../bot/platform/windows';
import { swedishWorkingDays } from '../../bot/platform/working-days';
import type { Clock } from '../../bot/ports/time';
import { type Config, disposalsOf } from '../../bot/settings/config';
import type { Places } from '../../bot/settings/places';
import { composeVissla } from '../../bot/start/compose';
import { openAudit, openStores } from '../../bot/start/open-stores';
import { staffDesks, tenant, whoIs } from '../../bot/start/staff-trial';
import { createPassing } from '../../bot/start/trial';
import type { Vissla } from '../../bot/start/vissla';
import { createOffice, type Office } from '../../office/office';
import { createPerson, type Person } from '../../test/support/people/card-person';

/** Those of the workplace who belong to a desk. */
export type MemberName = 'karin' | 'daniel' | 'eva' | 'jonas';

/** An empty trial that lives in the past, with its people at their desks. */
export interface House {
  readonly clock: Clock;
  /** Lets a day pass, with its unattended work. */
  goesOn(): Promise<void>;
  member(name: MemberName): Person;
  /** The member's id, as cards have it. */
  idOf(name: MemberName): Promise<MemberId>;
  /** Somebody who reports; nothing of a reporter is kept, so any name does. */
  reporter(name: string, locale: Locale): Person;
  /** Waits until sent messages can be read. */
  settles(): Promise<void>;
  /** Stops all cards to the messengers: the next start sends the waiting ones. */
  keepsCards(): void;
  close(): Promise<void>;
}

/** A failure on the way, which an invented year must not have. */
type Faults = { module: string; error: unknown }[];

/**
 * Opens an empty trial at these places.
 * @param from the moment at which its clock begins, in milliseconds since 1970-01-01 UTC
 * @param until the clock's moment on the last day
 */
export async function openHouse(
  config: Extract<Config, { kind: 'trial' }>,
  places: Places,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<House> {
  let now = from;
  let isAway = false;
  const clock = clockBy(() => Math.min(now, until));
  const faults: Faults = [];
  const writing = {
    count: () => undefined,
    fault: (module: string, error: unknown) => {
      if (!isAway || module !== 'notify') faults.push({ module, error });
    },
  };
  const notifier = {
    notify: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve()),
  };
  const cards = drawCards(config, 'Teams');
  // What a member fetches as a file is only on the web.
  const atDesk = drawCards(config, 'web');
  const stores = await openStores(places, 'trial', nodeRandom());
  const isWorkingDay = swedishWorkingDays();
  const { database, vault, deployment } = stores;
  const opened = { stores: database, vault, deployment };
  await openAudit({ ...opened, clock, random: nodeRandom() });
  const vissla = await composeVissla({
    ...opened,
    leader: { lead: () => Promise.resolve(true) },
    clock,
    random: nodeRandom(),
    readyText: (locale, text) => cards.readyText(locale, text),
    copyWords: cards.copyWords,
    invented: (locale) => cards.invented(locale),
    contacts: new Set(
      contactKeys.filter((key) =>
        [config.contacts.sv, config.contacts.en].every((known) => known[key] !== undefined),
      ),
    ),
    hrClock: {
      answerDays: config.hrAnswerDays,
      meetingDays: config.meetingDays,
      refusalMonths: config.refusalMonths,
      isWorkingDay,
    },
    reminderDays: { weekdays: config.reminderDays, isWorkingDay },
    disposal: disposalsOf(config),
    journal: writing,
    deskJournal: writing,
    // A year is told at once; the settings say how the next start passes.
    inForce: passInForce({ policy: 'at-once' }, clock),
    notifiers: { teams: notifier, slack: notifier },
    dialogsOfOne: Infinity,
    beats: 'at-need',
    pause: () => Promise.resolve(),
  });
  const office = workplace(config);
  await staffDesks(office, vissla, { locale: config.locale, clock });
  const settles = async (): Promise<void> => {
    vissla.pass.soon();
    await vissla.pass.whenIdle();
    const [first] = faults;
    if (first !== undefined) throw first.error;
  };
  const passes = createPassing(
    {
      goOn: () => {
        now += 86_400_000;
      },
    },
    () => Promise.resolve(vissla),
    (error) => {
      faults.push({ module: 'keeper', error });
    },
  );
  const persons = new Map<MemberName, Person>();
  return {
    clock,
    goesOn: async () => {
      await passes();
      await settles();
    },
    member: (name) => {
      const known = persons.get(name) ?? memberAt(office, vissla, atDesk, name, config.locale);
      persons.set(name, known);
      return known;
    },
    idOf: (name) => idOf(office, vissla, name),
    reporter: (name, locale) => {
      const who = { messenger: 'teams', tenant, user: name, address: name } as const;
      return createPerson(vissla, cards, who, { locale, calledBy: [] });
    },
    settles,
    keepsCards: () => {
      isAway = true;
    },
    close: async () => {
      await vissla.closing.end();
      await Promise.race([vissla.pass.whenIdle(), wait(5_000, undefined, { ref: false })]);
      office.close();
      await stores.database.close();
    },
  };
}

function memberAt(
  office: Office,
  vissla: Vissla,
  cards: CardSet,
  name: MemberName,
  locale: Locale,
): Person {
  const who = whoIs(office, personOf(office, name), locale);
  return createPerson(vissla, cards, who, { locale, calledBy: [] });
}

async function idOf(office: Office, { people }: Vissla, name: MemberName): Promise<MemberId> {
  const { role, title } = personOf(office, name);
  const desk: Desk = role === 'hr' ? 'hr' : 'whistleblowing';
  const found = (await people.ofDesk(desk)).find((member) => member.title === title);
  if (found === undefined) throw new Error(`nobody at the desk is ${name}`);
  return found.id;
}

function personOf({ people }: Office, name: MemberName): Office['people'][number] {
  const found = people.find(({ id }) => id === name);
  if (found === undefined) throw new Error(`nobody here is ${name}`);
  return found;
}

function drawCards(
  config: Extract<Config, { kind: 'trial' }>,
  messenger: 'Teams' | 'web',
): CardSet {
  return createCards({
    organisation: config.organisation,
    websiteUrl: config.website,
    privacyUrl: config.privacy,
    contacts: config.contacts,
    atOnce: true,
    messenger,
  });
}

/** The trial's workplace; only its people and their addresses are needed here. */
function workplace({ port, locale }: Extract<Config, { kind: 'trial' }>): Office {
  const nowhere = (): string => `http://127.0.0.1:${port}`;
  return createOffice({
    publicUrl: () => `http://localhost:${port}`,
    teams: { appId: 'none', appPassword: 'none', tenant, messagesUrl: nowhere },
    slack: { team: 'T0EXEMPELBY', botToken: 'none', signingSecret: 'none', eventsUrl: nowhere },
    locale: locale === 'sv' ? 'sv-SE' : 'en-GB',
  });
}
