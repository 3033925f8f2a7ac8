import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { type MovedClock, openMovedClock } from '../support/houses/moved-clock';
import {
  comesToVerdict,
  copiesReceipt,
  type MessengerPerson,
} from '../support/people/messenger-person';

/** Tuesday the 24th of November 2026 at noon in Stockholm. */
const tuesday = Date.UTC(2026, 10, 24, 11);

/** The index of SQLite's log counts commits here, in the machine's order of bytes. */
const countAt = 8;

/** A commit as it was seen: when, and whether looks were close enough together to say so. */
interface Commit {
  readonly at: number;
  readonly isSure: boolean;
}

/** Looks at the log's index every twenty milliseconds, as anybody could on that machine. */
function watches(folder: string): { ends(): readonly Commit[] } {
  const file = openSync(join(folder, 'vissla.db-shm'), 'r');
  const commits: Commit[] = [];
  let last = performance.now();
  const count = Buffer.alloc(4);
  let known: number | undefined;
  const looks = setInterval(() => {
    readSync(file, count, 0, 4, countAt);
    const now = count.readUInt32LE();
    const at = performance.now();
    for (let one = known ?? now; one < now; one++) commits.push({ at, isSure: at - last < 150 });
    [known, last] = [now, at];
  }, 20);
  return {
    ends: () => {
      clearInterval(looks);
      closeSync(file);
      return commits;
    },
  };
}

describe('the beats of a real process', () => {
  let clock: MovedClock;
  let office: BotOffice;
  beforeAll(async () => {
    clock = openMovedClock();
    clock.goesTo(tuesday);
    office = await openBotOffice(
      { teams: true, on: 'SQLite' },
      { VISSLA_BEGIN: '2026-11-24', VISSLA_RELEASE: 'daily' },
      clock,
    );
    await office.joins(office.inTeams('Karin'), 'Kommunjurist');
    await office.joins(office.inTeams('Daniel'), 'Säkerhetssamordnare');
  }, 240_000);
  afterAll(async () => {
    await office.ends();
    clock.remove();
  });

  /** Commits before and after a dialog's first press, of a process that was quiet for two hours. */
  const commitsOf = async (name: string, goesOn: (person: MessengerPerson) => Promise<void>) => {
    clock.moves({ hours: 2 });
    await wait(1_500);
    const quiet = watches(office.folder);
    await wait(3_000);
    const before = quiet.ends();
    const watch = watches(office.folder);
    const began = performance.now();
    const person = office.inTeams(name);
    await person.opens();
    await goesOn(person);
    await wait(3_000);
    return { before, commits: watch.ends(), seconds: (performance.now() - began) / 1000 };
  };
  const writes = async (person: MessengerPerson): Promise<void> => {
    await person.presses('safe');
    await comesToVerdict(person);
    await person.presses('anyway');
    await copiesReceipt(person);
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
    ['dialog that is closed at once', () => wait(2_000)],
  ] as const)(
    'follow the first press of a %s, one a second, and nothing else',
    async (name, goesOn) => {
      const { before, commits, seconds } = await commitsOf(name, goesOn);
      // One beat a minute may fall into a quiet time.
      expect(before.length).toBeLessThanOrEqual(1);
      // A second may be cut at both ends; a machine that is busy may leave one out.
      expect(commits.length).toBeGreaterThanOrEqual(Math.floor(seconds) - 2);
      expect(commits.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
      // A commit that a press made would come between two moments.
      for (const [nth, { at, isSure }] of commits.slice(1).entries()) {
        const earlier = commits[nth];
        if (!isSure || earlier?.isSure !== true) continue;
        expect(at - earlier.at).toBeGreaterThan(500);
      }
    },
  );
});
