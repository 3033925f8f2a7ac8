import { setTimeout as wait } from 'node:timers/promises';
import { startTdsServer } from '../../support/databases/tds/server';
import { openMovedClock } from '../../support/houses/moved-clock';
import { openTwoServers, type TwoServers } from '../../support/houses/two-servers';
import {
  comesToStory,
  type MessengerPerson,
  sendsStory,
} from '../../support/people/messenger-person';
import { seeded } from '../seeded';
import { createLedger, type Ledger, nextAt, type Written } from './ledger';
import { looksThrough } from './look';
import type { PassFigures } from './pass-chapter';
import { passHour } from './pass-house';

/** How far the second server's clock is ahead of the first one's. */
const apart = 3_000;

/**
 * Two servers with a daily pass on the wire of SQL Server, whose clocks differ by some seconds. At the end
 * of each window people file, and one of them is killed, or both: whoever is left leads. Rejects with what
 * was lost, came twice or came early.
 */
export async function leadersChapter(of: {
  readonly rounds: number;
  readonly seed: number;
}): Promise<PassFigures> {
  const random = seeded(of.seed);
  const clock = openMovedClock();
  const database = await startTdsServer();
  const servers = await openTwoServers(
    {
      url: `mssql://vissla:a-password@127.0.0.1:${database.port}/master?encrypt=false`,
      remove: () => database.close(),
    },
    (at) => ({
      VISSLA_PASSES: 'daily',
      VISSLA_PASS_HOUR: String(passHour),
      ...clock.settings(at * apart),
    }),
    clock.now,
  );
  const ledger = createLedger(clock.now, passHour, apart);
  const figures = { kills: 0, deaths: 0, killsBeforeEnd: 0, sent: 0, again: 0, added: 0 };
  let number = 0;
  const goesTo = (milliseconds: number): void => {
    ledger.moves(clock, milliseconds);
  };
  /** Files a report; whoever is cut off sends again until it is called sent. */
  const files = async (): Promise<void> => {
    const person = await atStory(servers, () => number++);
    const written = ledger.begins(`Rapport ${number++}.`);
    for (let tries = 0; ; tries++) {
      try {
        await tells(ledger, person, written);
        break;
      } catch (error) {
        if (tries === 100) throw error;
        figures.again += 1;
        await wait(100);
      }
    }
    figures.sent += 1;
  };
  const looks = (whole?: 'whole'): Promise<void> =>
    looksThrough(servers.inTeams('Karin'), ledger, whole);
  try {
    await servers.joins(servers.inTeams('Karin'), 'Kommunjurist');
    await servers.joins(servers.inTeams('Daniel'), 'Säkerhetssamordnare');
    for (let round = 0; round < of.rounds; round++) {
      goesTo(nextAt(clock.now(), passHour - 1));
      await files();
      await looks();
      goesTo(nextAt(clock.now(), passHour) - apart - 500);
      const clients = Promise.all(
        Array.from({ length: 3 }, async () => {
          for (let n = 0; n < 3; n++) await files();
        }),
      );
      const first = random() < 0.5 ? 0 : 1;
      await wait(random() * (apart + 1_500));
      const killed = random() < 0.3 ? [first, 1 - first] : [first];
      for (const at of killed) await servers.kills(at);
      figures.kills += killed.length;
      for (const at of killed) await servers.starts(at);
      await clients;
      goesTo(Math.max(clock.now(), nextAt(clock.now(), passHour) - 20 * 3_600_000));
      await looks('whole');
    }
    goesTo(nextAt(clock.now(), passHour) + 60_000);
    await looks('whole');
    return { rounds: of.rounds, ...figures };
  } finally {
    await servers.ends();
    clock.remove();
  }
}

/** Somebody with a story to send. Who is cut off on the way there begins anew, as somebody else. */
async function atStory(servers: TwoServers, number: () => number): Promise<MessengerPerson> {
  for (let tries = 0; ; tries++) {
    const person = servers.inTeams(`Person ${number()}`);
    try {
      await comesToStory(person);
      return person;
    } catch (error) {
      if (tries === 100) throw error;
      await wait(100);
    }
  }
}

async function tells(ledger: Ledger, person: MessengerPerson, written: Written): Promise<void> {
  await sendsStory(person, { what: written.text });
  ledger.sent(written);
}
