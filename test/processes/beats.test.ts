import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { secondsByHand } from '../support/houses/bot-process';
import { type MovedClock, openMovedClock } from '../support/houses/moved-clock';
import {
  comesToVerdict,
  copiesReportCode,
  type MessengerPerson,
} from '../support/people/messenger-person';

/** Tuesday the 24th of November 2026 at noon in Stockholm. */
const tuesday = Date.UTC(2026, 10, 24, 11);

/** The index of SQLite's log counts commits here, in the machine's order of bytes. */
const countAt = 8;

describe('the beats of a real process', () => {
  let clock: MovedClock;
  let office: BotOffice;
  beforeAll(async () => {
    clock = openMovedClock();
    clock.goesTo(tuesday);
    office = await openBotOffice(
      { teams: true, on: 'SQLite' },
      { VISSLA_BEGIN: '2026-11-24', VISSLA_PASSES: 'daily', ...secondsByHand },
      clock,
    );
    await inBeats(office.joins(office.inTeams('Karin'), 'Kommunjurist'));
    await inBeats(office.joins(office.inTeams('Daniel'), 'Säkerhetssamordnare'));
  });
  afterAll(async () => {
    await office.ends();
    clock.remove();
  });

  /** How many commits there were, by the log's index, as anybody could count them on that machine. */
  const commits = (): number =>
    readFileSync(join(office.folder, 'vissla.db-shm')).readUInt32LE(countAt);
  const passed = (): number => office.logged().split('a second passed\n').length - 1;
  /** Lets so many seconds pass, and gives the commits of each. */
  const secondsPass = async (seconds: number): Promise<number[]> => {
    const each: number[] = [];
    for (let second = 0; second < seconds; second++) {
      const [before, earlier] = [commits(), passed()];
      office.bot.tell();
      while (passed() === earlier) await wait(1);
      each.push(commits() - before);
    }
    return each;
  };
  /** Lets seconds pass until something is done; gives how many there were. */
  const inBeats = async (work: Promise<void>): Promise<number> => {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    let seconds = 0;
    for (; !isDone; seconds++) await secondsPass(1);
    await done;
    return seconds;
  };
  const writes = async (person: MessengerPerson): Promise<void> => {
    await person.presses('safe');
    await comesToVerdict(person);
    await person.presses('anyway');
    await copiesReportCode(person);
    await person.presses('file', { what: 'En sak.' });
  };

  it.each([
    [
      'report',
      async (person: MessengerPerson) => {
        await person.presses('report');
        await writes(person);
      },
    ],
    [
      'practice',
      async (person: MessengerPerson) => {
        await person.presses('practice');
        await writes(person);
      },
    ],
    ['dialog that is closed at once', () => Promise.resolve()],
  ] as const)(
    'follow the first press of a %s, one a second, and nothing else',
    async (name, goesOn) => {
      // Nobody has pressed anything for two hours: one beat a minute.
      clock.moves({ hours: 2 });
      const quiet = await secondsPass(120);
      expect(quiet.filter((count) => count > 0)).toEqual([1, 1]);
      const person = office.inTeams(name);
      const before = commits();
      await person.opens();
      expect(commits()).toBe(before);
      const seconds = await inBeats(goesOn(person));
      // No press made a commit of its own.
      expect(commits()).toBe(before + seconds);
      expect(await secondsPass(20)).toEqual(Array<number>(20).fill(1));
    },
  );
});
