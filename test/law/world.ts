import { type CardSet, createCards } from '../../adaptive-cards/cards';
import { contactKeys } from '../../bot/domain/contacts';
import type { Fields } from '../../bot/domain/fields';
import type { PassPolicy } from '../../bot/domain/window';
import { passInForce } from '../../bot/platform/windows';
import { swedishWorkingDays } from '../../bot/platform/working-days';
import type { Dialogue } from '../../bot/ports/dialogue';
import type { Outcome } from '../../bot/ports/journal';
import type { Who } from '../../bot/ports/people';
import type { ImageSealer } from '../../bot/ports/pool-store';
import type { Ticks } from '../../bot/ports/time';
import { composeVissla } from '../../bot/start/compose';
import { createDayCounts } from '../../bot/start/day-counts';
import { openAudit, openStores } from '../../bot/start/open-stores';
import type { Parts } from '../../bot/start/parts';
import type { Vissla } from '../../bot/start/vissla';
import contacts from '../../examples/contacts.json';
import type { Place } from '../support/databases/places';
import { disposals } from '../support/disposals';
import { cheapReportCodes } from '../support/open-vissla';
import { createPerson, type Person } from '../support/people/card-person';
import { opensHit } from '../support/people/report';
import { seededRandom } from '../support/seeded-random';
import { createEars } from './heard';
import { type SealedImages, sealerByNumber } from './sealer';
import { createUnderWay } from './under-way';
import { virtualClock } from './virtual-clock';

/** What is put between the product and its ports; a planted leak is made of it. */
export interface Between {
  stores?(stores: Parts['stores']): Parts['stores'];
  vault?(vault: Parts['vault']): Parts['vault'];
  sealer?(sealer: ImageSealer): ImageSealer;
  dialogue?(dialogue: Dialogue): Dialogue;
  /** To be called at each start of a process. */
  ticks?(ticks: Ticks, process: number): Ticks;
}

export interface WorldOptions {
  readonly place: Place;
  readonly sealed: SealedImages;
  /** When it begins, in milliseconds since 1970-01-01 UTC. */
  readonly from: number;
  readonly passes: PassPolicy;
  /** How far the clock of each process is ahead. */
  readonly processes?: readonly number[];
  readonly between?: Between;
  /** Whether one person may begin any number of dialogs; so it is unless it is said. */
  readonly isEndless?: boolean;
}

/**
 * The whole product in one or two processes, with a clock that the test drives. Two processes have memories
 * of their own, and share one connection to one file: SQLite locks out a second one of the same program.
 */
export type World = Awaited<ReturnType<typeof openWorld>>;

export interface Pressed {
  isAnswered(): boolean;
  /** As which one it was answered, of all presses. */
  answered(): number | undefined;
}

const isWorkingDay = swedishWorkingDays();
const cards: CardSet = createCards({
  organisation: 'Exempelby kommun',
  websiteUrl: 'https://www.exempelby.example/visselblasning',
  privacyUrl: 'https://www.exempelby.example/personuppgifter',
  contacts,
  messenger: 'Teams',
  atOnce: false,
  passHour: 10,
});

export async function openWorld(options: WorldOptions) {
  const { place, between = {}, processes = [0] } = options;
  const clock = virtualClock(options.from);
  const random = seededRandom();
  /** The ids of the pool follow from the beat alone, whatever else was drawn in it. */
  const ofPool = seededRandom();
  const ears = createEars();
  const underWay = createUnderWay();
  const { idle, followed } = underWay;
  const processOf = new WeakMap<Person, number>();

  const places = { database: place.database, vault: place.vaultFile };
  random.begins('stores');
  const stores = await openStores(places, 'trial', random, place.vaultAt());
  const composed: { vissla: Vissla; tell: () => void }[] = [];
  const start = async (nth: number, ahead: number): Promise<void> => {
    const machine = clock.process(ahead);
    const ports = Object.fromEntries(
      Object.entries(stores.database).flatMap(([name, port]): [string, unknown][] => {
        if (typeof port === 'function') return [[name, port]];
        const hear = (method: string, args: unknown[]): void => {
          if (name !== 'pool' || method !== 'write' || args[1] === 'wipe') return;
          ears.hear('moments', `${clock.passed()} ${nth}`);
          underWay.beats(nth);
        };
        return [[name, followed(port, hear)]];
      }),
    ) as unknown as Parts['stores'];
    const vault = followed(stores.vault, (name, [key]) => {
      ears.hear('vault', `${name} ${String(key)}`);
    });
    random.begins(`start ${nth}`);
    const counts = createDayCounts(ears.log, () => machine.clock.today());
    const journal = { ...ears.log, count: (outcome: Outcome) => counts.count(outcome) };
    const opened = {
      stores: between.stores?.(ports) ?? ports,
      vault: between.vault?.(vault) ?? vault,
      deployment: stores.deployment,
    };
    await openAudit({ ...opened, clock: machine.clock, random });
    const vissla = await composeVissla({
      ...opened,
      leader: { lead: () => Promise.resolve(nth === 0) },
      clock: machine.clock,
      random,
      readyText: (locale, text) => cards.readyText(locale, text),
      copyWords: cards.copyWords,
      invented: (locale) => cards.invented(locale),
      contacts: new Set(contactKeys),
      hrClock: { answerDays: 3, isWorkingDay },
      disposal: disposals,
      journal,
      deskJournal: ears.log.desk,
      inForce: passInForce({ policy: options.passes }, machine.clock),
      notifiers: { teams: ears.notifier, slack: ears.notifier },
      reportCodeCost: cheapReportCodes,
      pause: () => Promise.resolve(),
      ...(options.isEndless === false ? {} : { dialogsOfOne: Infinity }),
      beats: {
        ticks: between.ticks?.(machine.ticks, nth) ?? machine.ticks,
        sealer: (real) => {
          const byNumber = sealerByNumber(real, options.sealed);
          return between.sealer?.(byNumber) ?? byNumber;
        },
        random: ofPool,
        onQueued: () => {
          const press = underWay.current();
          if (press !== undefined) press.waits = 'beat';
        },
      },
    });
    const through = (way: Dialogue): Dialogue => between.dialogue?.(way) ?? way;
    const own = { dialogue: through(vissla.dialogue), door: through(vissla.door) };
    const webDesk = { ...vissla.webDesk, dialogue: through(vissla.webDesk.dialogue) };
    composed[nth] = { vissla: { ...vissla, ...own, webDesk }, tell: counts.tell };
    vissla.beats.start();
  };
  const startAll = async (): Promise<void> => {
    ofPool.begins(`start ${clock.passed()}`);
    for (const [nth, ahead] of processes.entries()) {
      await start(nth, ahead);
      // The moments of two processes differ.
      await clock.pass(nth + 1 === processes.length ? 0 : 350, idle);
    }
  };
  await startAll();

  return {
    get visslas() {
      return composed.map(({ vissla }) => vissla);
    },
    stores,
    clock,
    random,
    person: (who: Who, process = 0) => {
      // At the web desk somebody has a seat; at the door nobody has.
      const dialogue = ((press) => {
        const vissla = composed[process]?.vissla;
        if (who.messenger !== 'web') return vissla?.dialogue(press);
        return (who.tenant === '' ? vissla?.door : vissla?.webDesk.dialogue)?.(press);
      }) as Dialogue;
      const person = createPerson({ dialogue }, cards, who, { locale: 'sv', calledBy: [] });
      processOf.set(person, process);
      return person;
    },
    /** Starts a press. Resolves when it is answered or waits for a beat; gives what tells which. */
    press: async (person: Person, button?: string, typed?: Fields) => {
      const pressing = async (): Promise<unknown> => {
        if (button === undefined) return person.opens();
        if (button === 'desk') return person.opens('desk');
        await person.presses(button as never, typed);
        return button === 'desk_find' ? opensHit(person) : undefined;
      };
      const answered = underWay.begin(processOf.get(person) ?? 0, pressing);
      await idle();
      return { answered, isAnswered: () => answered() !== undefined };
    },
    /** Lets a second pass, with its beats. */
    second: async () => {
      const name = `beat ${Math.floor(clock.passed() / 1000)}`;
      random.begins(name);
      ofPool.begins(name);
      await ears.hearsReads(() => clock.pass(1000 - (clock.passed() % 1000), idle));
    },
    /** Holds up the press that is under way, as the product itself never does. */
    holdsUp: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        const press = underWay.current();
        if (press !== undefined) press.waits = 'time';
        clock.process(0).ticks.after(milliseconds, () => {
          if (press !== undefined) press.waits = undefined;
          resolve();
        });
      }),
    ears,
    /** What each process does every minute. */
    minute: async () => {
      for (const { vissla, tell } of composed) {
        tell();
        await vissla.lookForKeys();
        vissla.pass.look();
        await vissla.pass.whenIdle();
      }
      await idle();
    },
    /** Ends all processes without a last beat, and starts them again. */
    restart: async () => {
      clock.forget();
      await startAll();
    },
    idle,
    heard: ears.heard,
    close: async () => {
      ears.close();
      for (const { vissla } of composed) await vissla.pass.whenIdle();
      await stores.database.close();
    },
  };
}
