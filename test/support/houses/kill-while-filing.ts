import { setTimeout as wait } from 'node:timers/promises';
import { comesToStory, type MessengerPerson, sendsStory } from '../people/messenger-person';
import type { SlackPerson } from '../people/slack-person';
import type { BotOffice } from './bot-office';

/** A report that was called sent, at once or when somebody pressed again after the bot had died. */
export interface SentReport {
  readonly receipt: string;
  readonly what: string;
  readonly pressedAgain: boolean;
}

export interface KillOptions {
  /** How often the bot is killed at least; again until a story was on its way when it died. */
  readonly rounds: number;
  /** From 0 to 1, as `Math.random`: when to kill. */
  readonly random?: () => number;
  /** Told after each kill. */
  readonly progress?: (kills: number) => void;
}

/** People at work at the same time. */
const clients = 4;
/** The latest moment of a kill, after a first report of its round was sent. */
const latestMilliseconds = 700;
/** So many kills that hit nothing on its way show that something is wrong. */
const mostRounds = 20;

/**
 * Real people file reports without pause while the bot is killed at random moments and started again. Who was interrupted
 * has the dialog still open, and presses again. Gives what was called sent; a fault of a step that follows a kill rejects.
 */
export async function killWhileFiling(
  office: BotOffice,
  person: (name: string) => MessengerPerson,
  { rounds, random = Math.random, progress }: KillOptions,
): Promise<SentReport[]> {
  const reports: SentReport[] = [];
  let made = 0;
  const wasInterrupted = (): boolean => reports.some(({ pressedAgain }) => pressedAgain);
  for (let round = 0; round < rounds || (!wasInterrupted() && round < mostRounds); round++) {
    const interrupted: { readonly somebody: MessengerPerson; receipt: string; what: string }[] = [];
    const files = async (client: number): Promise<never> => {
      for (;;) {
        const somebody = person(`Anställd ${round} ${client}`);
        const what = `Rapport ${round}-${client}-${made++}.`;
        const receipt = await comesToStory(somebody);
        await sendsStory(somebody, { what }).catch((error: unknown) => {
          interrupted.push({ somebody, receipt, what });
          throw error;
        });
        reports.push({ receipt, what, pressedAgain: false });
      }
    };
    const ended = Promise.allSettled(Array.from({ length: clients }, (_, client) => files(client)));
    const before = reports.length;
    for (let tries = 0; tries < 400 && reports.length === before; tries++) await wait(25);
    await wait(random() * latestMilliseconds);
    await office.bot.kill();
    await ended;
    await office.restarts();
    for (const { somebody, receipt, what } of interrupted) {
      await pressesAgain(somebody, what);
      reports.push({ receipt, what, pressedAgain: true });
    }
    progress?.(round + 1);
  }
  return reports;
}

/** Slack keeps what stands in the inputs; in Teams it is typed again. */
async function pressesAgain(somebody: MessengerPerson, what: string): Promise<void> {
  if (!isInSlack(somebody)) await sendsStory(somebody, { what });
  else if (somebody.holds().what === what) await sendsStory(somebody);
  else throw new Error('the story is lost');
}

function isInSlack(somebody: MessengerPerson): somebody is SlackPerson {
  return 'holds' in somebody;
}

/** The texts of all reports in a desk's queue that match, each opened by a member; `none` for one that shows none. */
export async function readsQueue(member: MessengerPerson, text: RegExp): Promise<string[]> {
  const seen: string[] = [];
  await member.opens('desk');
  for (;;) {
    const threads = new Set(
      [...member.reads().matchAll(/"value":"([0-9a-f]{32})"/g)].flatMap(([, id]) => id ?? []),
    );
    for (const thread of threads) {
      await member.presses('desk_open', { thread });
      seen.push(text.exec(member.reads())?.[0] ?? 'none');
      await member.presses('desk_queue');
      for (let pages = 0; !member.reads().includes(thread) && pages < 999; pages++)
        await member.presses('desk_more');
    }
    if (!member.has('desk_more')) return seen;
    await member.presses('desk_more');
  }
}
