import type { BotOffice } from '../../support/houses/bot-office';
import type { MovedClock } from '../../support/houses/moved-clock';
import {
  comesToStory,
  type MessengerPerson,
  sendsStory,
} from '../../support/people/messenger-person';
import { createLedger, nextAt, type Written } from './ledger';
import { looksThrough } from './look';

/** At which hour windows come out. */
export const passHour = 10;

/** A report that was called sent. */
interface Report {
  readonly written: Written;
  readonly reportCode: string;
  readonly reference: string;
}

/** What the rounds of a chapter work with. */
export type PassHouse = ReturnType<typeof createPassHouse>;

/** A story that may be there although nobody was told so. */
export interface Story {
  readonly person: MessengerPerson;
  readonly reportCode: string;
  readonly written: Written;
}

/** The house on an installation whose clock can be moved. */
export function createPassHouse(office: BotOffice, clock: MovedClock, random: () => number) {
  const ledger = createLedger(clock.now, passHour);
  const reports: Report[] = [];
  const counts = { kills: 0, deaths: 0, killsBeforeEnd: 0, again: 0, added: 0 };
  let number = 0;
  const karin = () => office.inTeams('Karin');
  const tells = async (
    person: MessengerPerson,
    reportCode: string,
    written: Written,
  ): Promise<void> => {
    const reference = await sendsStory(person, { what: written.text });
    ledger.sent(written);
    reports.push({ written, reportCode, reference });
  };
  return {
    office,
    clock,
    ledger,
    random,
    reports,
    karin,
    /** A number that nobody had. */
    draws: () => number++,
    counts,
    /** Somebody goes to the story and sends it. */
    files: async (name: string) => {
      const person = number % 2 === 0 ? office.inTeams(name) : office.inSlack(name);
      const reportCode = await comesToStory(person);
      await tells(person, reportCode, ledger.begins(`Rapport ${number++}.`));
    },
    /** Several people file, over and over, until the bot is gone. Gives what was cut off. */
    filesUntilKilled: () => {
      const before = reports.length;
      const cutOff: Story[] = [];
      const clients = Array.from({ length: 4 }, async (_, client) => {
        for (;;) {
          const name = `Under ${number++}`;
          const person = client % 2 === 0 ? office.inTeams(name) : office.inSlack(name);
          const reportCode = await comesToStory(person);
          const written = ledger.begins(`Rapport ${number++}.`);
          await tells(person, reportCode, written).catch((error: unknown) => {
            cutOff.push({ person, reportCode, written });
            throw error;
          });
        }
      });
      const ended = Promise.allSettled(clients).then(() => cutOff);
      return { ended, sent: () => reports.length - before };
    },
    /** Sends again what was on its way. */
    sendsAgain: async (stories: readonly Story[]) => {
      for (const { person, reportCode, written } of stories) {
        await tells(person, reportCode, written);
        counts.again += 1;
      }
    },
    kills: async () => {
      await office.bot.kill();
      counts.kills += 1;
    },
    /** Makes the clock a moment, and notes it. */
    goesTo: (milliseconds: number) => {
      ledger.moves(clock, milliseconds);
    },
    /** The moment of the next pass. */
    nextEnd: () => nextAt(clock.now(), passHour),
    /** A member looks: nothing is early or double, and with `whole` everything that is over is there. */
    looks: (whole?: 'whole') => looksThrough(karin(), ledger, whole),
  };
}
