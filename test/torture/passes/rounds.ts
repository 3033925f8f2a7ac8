import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { isDeadIn, keyMoments } from '../../support/houses/moved-clock';
import type { PassHouse, Story } from './pass-house';

/** What happens at the end of a window; it begins a minute before, and ends after it. */
export interface Round {
  readonly name: string;
  readonly happens: (house: PassHouse) => Promise<void>;
}

const hour = 3_600_000;

/** A bot that is killed in a pass. */
export const killsInPasses: readonly Round[] = [
  {
    name: 'killed at a moment after the hour while people file',
    happens: async (house) => {
      const people = await crowd(house);
      house.goesTo(house.nextEnd() + 1_000);
      await wait(house.random() * 300);
      await dies(house, people.ended);
    },
  },
  {
    name: 'killed at a statement of the pass while people file',
    happens: async (house) => {
      const people = await crowd(house);
      house.clock.diesAfter(statement(house));
      house.goesTo(house.nextEnd() + 1_000);
      await untilDead(house);
      await dies(house, people.ended);
    },
  },
  {
    name: 'killed at a statement of the first pass after a stop',
    happens: async (house) => {
      await house.kills();
      house.goesTo(house.nextEnd() + house.random() * 2 * hour);
      house.clock.diesAfter(statement(house) + 40);
      await house.office.restarts().catch(() => undefined);
      await untilDead(house);
      await dies(house);
    },
  },
];

/** A bot that is killed between a pass and its keys. */
export const killsAtKeys: readonly Round[] = keyMoments.map((moment) => ({
  name: `killed ${moment} a key`,
  happens: async (house) => {
    const people = await crowd(house);
    house.clock.diesAtKey(moment);
    house.goesTo(house.nextEnd() + 1_000);
    await untilDead(house);
    house.clock.diesAtKey(undefined);
    await dies(house, people.ended);
  },
}));

const others: readonly Round[] = [
  {
    name: 'stopped over the hour, or some of them',
    happens: async (house) => {
      await house.kills();
      house.goesTo(house.clock.now() + 60_000 + house.random() * 80 * hour);
      await house.office.restarts();
    },
  },
  {
    name: 'a clock that goes ahead by days, and back',
    happens: async (house) => {
      const right = house.clock.now();
      house.goesTo(right + (1 + house.random() * 60 * 24) * hour);
      await house.looks();
      await house.files('Ahead');
      goesBackTo(house, right);
      await house.files('Back');
      await house.looks();
      house.goesTo(house.nextEnd() + 60_000);
      await house.looks();
    },
  },
  {
    name: 'a clock that goes back over the hour after the pass',
    happens: async (house) => {
      house.goesTo(house.nextEnd() + hour);
      await house.looks('whole');
      goesBackTo(house, house.clock.now() - (1 + house.random() * 20) * hour);
      await house.looks();
      await house.files('Back');
      await house.looks();
      house.goesTo(house.nextEnd() + 60_000);
      await house.looks();
    },
  },
];

/** Kinds of rounds, in the order in which they come. */
export const rounds: readonly Round[] = [...killsInPasses, ...killsAtKeys, ...others];

/** People who file, of whom one has come to "sent" at least. */
async function crowd(house: PassHouse): Promise<ReturnType<PassHouse['filesUntilKilled']>> {
  const people = house.filesUntilKilled();
  for (let tries = 0; tries < 2_400 && people.sent() === 0; tries++) await wait(25);
  return people;
}

/** Which statement is the last. */
function statement({ random }: PassHouse): number {
  return 1 + Math.floor(random() * random() * 120);
}

/** Until the bot has died by itself; where nothing asked for so many statements it is killed. */
async function untilDead(house: PassHouse): Promise<void> {
  if (await isDeadIn(house.office, house.clock)) house.counts.deaths += 1;
}

/** Killed, if it is not dead; started again; and whoever was cut off sends again. */
async function dies(house: PassHouse, cutOff?: Promise<readonly Story[]>): Promise<void> {
  await house.kills();
  const stories = await cutOff;
  if (!isEnded(house)) house.counts.killsBeforeEnd += 1;
  await house.office.restarts();
  if (stories !== undefined) await house.sendsAgain(stories);
}

/** Whether the window that is over was ended, by the file. */
function isEnded(house: PassHouse): boolean {
  const place = house.office.database;
  if (place.kind !== 'sqlite') throw new Error('no file');
  const database = new Database(place.path, { readonly: true });
  try {
    const day = String(database.prepare('SELECT min(ends_on) FROM pool').pluck().get());
    return new Date(house.nextEnd()).toISOString().startsWith(day);
  } finally {
    database.close();
  }
}

function goesBackTo(house: PassHouse, milliseconds: number): void {
  house.ledger.goesBackTo(milliseconds);
  house.goesTo(milliseconds);
}
