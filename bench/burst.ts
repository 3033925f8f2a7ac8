import { setTimeout as wait } from 'node:timers/promises';
import type { TeamsPerson } from '../test/support/people/teams-person';
import { percentile, round, tableOf, timed } from './figures';
import { openVisslaHouse, type VisslaHouse } from './vissla-house';
import { fileStory, goToReportCode, leaveReportCode, openThread } from './walk';

const people = 64;
/** A dialog's answer later than this is lost in Teams. */
const teamsMilliseconds = 5000;
const opensAtOnce = 8;
const openTries = 10;

/** The time for two beats and for 64 requests. */
const twoBeatsMilliseconds = 2_500;

/**
 * Sixty-four people press at once at the report code step, then file at once; then every thread is opened.
 */
export async function runBurst(): Promise<void> {
  const house = await openVisslaHouse();
  try {
    const crowd: Filer[] = [];
    for (let i = 0; i < people; i++) {
      const person = house.person(`burst ${i}`);
      crowd.push({ person, reportCode: await goToReportCode(person) });
    }
    const derived = await answersOf(crowd, ({ person, reportCode }) =>
      leaveReportCode(person, reportCode),
    );
    for (const { person, reportCode } of derived.refused) await insists(person, reportCode);
    const filed = await answersOf(crowd, ({ person }) => fileStory(person));
    const reportCodes = crowd.filter((one) => !filed.refused.includes(one));
    const unopened = await countUnopened(
      house,
      reportCodes.map(({ reportCode }) => reportCode),
    );
    const failed = derived.refused.length + filed.refused.length + unopened;
    const late = [...derived.times, ...filed.times].filter((one) => one > teamsMilliseconds);
    const rows = [
      { what: 'reports filed at once', figure: String(people) },
      { what: 'refused, or not opened afterwards', figure: String(failed), note: 'goal 0' },
      { what: '  of these at the report code step', figure: String(derived.refused.length) },
      {
        what: 'report code step, 95 of 100',
        figure: `${round(percentile(derived.times, 0.95), 0)} ms`,
      },
      {
        what: '  the slowest',
        figure: `${round(Math.max(...derived.times), 0)} ms`,
        note: 'Teams waits 5,000',
      },
      {
        what: 'submit, the slowest',
        figure: `${round(Math.max(...filed.times), 0)} ms`,
        note: `goal two beats: ${twoBeatsMilliseconds}`,
      },
      { what: 'answers later than Teams waits', figure: String(late.length) },
    ];
    console.log(tableOf(rows));
    const figures = {
      burstFailed: failed,
      burstFilingsFailed: filed.refused.length + unopened,
      burstP95Ms: round(percentile(derived.times, 0.95), 0),
      burstSlowestMs: round(Math.max(...derived.times), 0),
      burstFiledMs: round(Math.max(...filed.times), 0),
      burstLate: late.length,
    };
    console.log(JSON.stringify(figures));
    if (failed > 0) process.exitCode = 1;
  } finally {
    await house.close();
  }
}

interface Filer {
  readonly person: TeamsPerson;
  readonly reportCode: string;
}

/** Presses for everybody at the same moment; gives each wait, and the wrong answers. */
async function answersOf(
  crowd: readonly Filer[],
  presses: (filer: Filer) => Promise<void>,
): Promise<{ readonly times: readonly number[]; readonly refused: readonly Filer[] }> {
  const all = await Promise.allSettled(crowd.map((one) => timed(() => presses(one))));
  const times = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return { times, refused: crowd.filter((_, at) => all[at]?.status === 'rejected') };
}

/** Presses again where the bot said that it is busy. */
async function insists(person: TeamsPerson, reportCode: string): Promise<void> {
  for (let tries = 0; tries < openTries && !person.has('file'); tries++)
    await leaveReportCode(person, reportCode).catch(() => wait(200));
}

/** Counts report codes that open nothing after the passes. */
async function countUnopened(house: VisslaHouse, reportCodes: readonly string[]): Promise<number> {
  const left = [...reportCodes];
  let unopened = 0;
  const openers = Array.from({ length: opensAtOnce }, async (_, i) => {
    for (let reportCode = left.pop(); reportCode !== undefined; reportCode = left.pop()) {
      // Another person each time: the number of dialogs in an hour is limited for each person.
      const person = house.person(`opener ${i} of ${left.length}`);
      if (!(await opens(person, reportCode))) unopened += 1;
    }
  });
  await Promise.all(openers);
  return unopened;
}

async function opens(person: TeamsPerson, reportCode: string): Promise<boolean> {
  for (let tries = 0; tries < openTries; tries++) {
    await person.opens();
    try {
      await openThread(person, reportCode);
      return true;
    } catch {
      await wait(200);
    }
  }
  return false;
}
