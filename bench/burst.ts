import { setTimeout as wait } from 'node:timers/promises';
import type { TeamsPerson } from '../test/support/people/teams-person';
import { percentile, round, tableOf, timed } from './figures';
import { openVisslaHouse, type VisslaHouse } from './vissla-house';
import { fileStory, goToReceipt, leaveReceipt, openThread } from './walk';

const people = 64;
/** A dialog's answer later than this is lost in Teams. */
const teamsMilliseconds = 5000;
const opensAtOnce = 8;
const openTries = 20;

interface Filed {
  readonly receipt: string;
  /** Milliseconds until each of the two answers came; `undefined` when it was not what it should be. */
  readonly answers: readonly [derived: number, filed: number] | undefined;
}

/** Sixty-four people at the receipt step press at once, and file; then every thread is opened. */
export async function runBurst(): Promise<void> {
  const house = await openVisslaHouse();
  try {
    const crowd: { person: TeamsPerson; receipt: string }[] = [];
    for (let i = 0; i < people; i++) {
      const person = house.person(`burst ${i}`);
      crowd.push({ person, receipt: await goToReceipt(person) });
    }
    let all: Filed[] = [];
    const burst = await timed(async () => {
      all = await Promise.all(crowd.map(({ person, receipt }) => fileAtOnce(person, receipt)));
    });
    const answered = all.flatMap(({ receipt, answers }) =>
      answers === undefined ? [] : [{ receipt, answers, whole: answers[0] + answers[1] }],
    );
    const unopened = await countUnopened(
      house,
      answered.map(({ receipt }) => receipt),
    );
    const slowest = Math.max(...answered.flatMap(({ answers }) => [...answers]));
    const p95 = percentile(
      answered.map(({ whole }) => whole),
      0.95,
    );
    const failed = people - answered.length + unopened;
    const late = answered.filter(({ answers }) => Math.max(...answers) > teamsMilliseconds).length;
    const rows = [
      { what: 'reports filed at once', figure: String(people) },
      { what: 'not filed, or not opened afterwards', figure: String(failed), note: 'goal 0' },
      { what: 'until the last one was filed', figure: `${round(burst, 0)} ms` },
      { what: 'receipt step and submit, 95 of 100', figure: `${round(p95, 0)} ms` },
      {
        what: 'slowest single answer',
        figure: `${round(slowest, 0)} ms`,
        note: 'Teams waits 5,000',
      },
      { what: 'answers later than Teams waits', figure: String(late) },
    ];
    console.log(tableOf(rows));
    const figures = {
      burstFailed: failed,
      burstMs: round(burst, 0),
      burstP95Ms: round(p95, 0),
      burstSlowestMs: round(slowest, 0),
      burstLate: late,
    };
    console.log(JSON.stringify(figures));
    if (failed > 0) process.exitCode = 1;
  } finally {
    await house.close();
  }
}

async function fileAtOnce(person: TeamsPerson, receipt: string): Promise<Filed> {
  try {
    const derived = await timed(() => leaveReceipt(person, receipt));
    const filed = await timed(() => fileStory(person));
    return { receipt, answers: [derived, filed] };
  } catch {
    return { receipt, answers: undefined };
  }
}

/** How many receipts open nothing, though the releases had time to bring their threads out. */
async function countUnopened(house: VisslaHouse, receipts: readonly string[]): Promise<number> {
  const left = [...receipts];
  let unopened = 0;
  const openers = Array.from({ length: opensAtOnce }, async (_, i) => {
    const person = house.person(`opener ${i}`);
    for (let receipt = left.pop(); receipt !== undefined; receipt = left.pop()) {
      if (!(await opens(person, receipt))) unopened += 1;
    }
  });
  await Promise.all(openers);
  return unopened;
}

async function opens(person: TeamsPerson, receipt: string): Promise<boolean> {
  for (let tries = 0; tries < openTries; tries++) {
    await person.opens();
    try {
      await openThread(person, receipt);
      return true;
    } catch {
      await wait(200);
    }
  }
  return false;
}
