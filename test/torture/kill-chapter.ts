import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../docs/read-docs';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { isDeadIn, openMovedClock } from '../support/houses/moved-clock';
import {
  comesToGuide,
  comesToVerdict,
  copiesReportCode,
  type MessengerPerson,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';
import { said } from '../support/people/said';
import type { SlackPerson } from '../support/people/slack-person';
import { readsWholeQueue } from '../support/people/whole-queue';
import { seeded } from './seeded';

/** What is under way when the bot is killed. */
export const killKinds = ['beating', 'filing', 'passing', 'rotating', 'moving'] as const;
type KillKind = (typeof killKinds)[number];

export interface Chapter {
  readonly kind: KillKind;
  readonly kills: number;
  readonly seed: number;
  /** Whether a kill comes just after a story was sent off; otherwise at any moment. */
  readonly hits?: boolean;
}

/** What a chapter did; everything in it was found again, whole and once. */
export interface ChapterFigures {
  readonly kills: number;
  /** Of these, at a statement of a beat, by its own hand. */
  readonly deaths: number;
  /** Reports that were called sent. */
  readonly sent: number;
  /** Stories that were on their way when the bot died, and were sent again. */
  readonly again: number;
  readonly rotations: number;
  readonly moves: number;
}

/** A report that was called sent, or one that may be there although nobody was told so. */
interface Report {
  readonly person: MessengerPerson;
  readonly what: string;
  readonly reportCode: string;
  readonly reference?: string;
}

/** How many people file at the same time in each messenger. */
const clientsEach = 2;

/**
 * One installation from its first start to its last look: people file in both messengers, the bot is killed
 * again and again at random moments of one kind, and at the end every report that was called sent is there,
 * whole and once. Rejects with what was lost, doubled or halved.
 */
export async function killChapter({
  kind,
  kills,
  seed,
  hits = false,
}: Chapter): Promise<ChapterFigures> {
  const random = seeded(seed);
  const clock = openMovedClock();
  const office = await openBotOffice(
    { teams: true, slack: 'http', on: 'SQLite', reportCodes: 'as-in-production' },
    {},
    clock,
  );
  try {
    const handler = office.inTeams('Karin');
    await office.joins(handler, 'Kommunjurist');
    await office.joins(office.inSlack('Daniel'), 'Säkerhetssamordnare');
    const officer = office.inTeams('Eva');
    await office.joins(officer, 'HR-specialist', 'hr');
    await office.joins(office.inTeams('Jonas'), 'HR-chef', 'hr');

    const sent: Report[] = [];
    const uncertain: Report[] = [];
    const moved = new Set<string>();
    let again = 0;
    let rotations = 0;
    let deaths = 0;
    for (let kill = 0; kill < kills; kill++) {
      const interrupted: Report[] = [];
      let begun = 0;
      const clients = Array.from({ length: clientsEach * 2 }, async (_, client) => {
        for (let number = 0; ; number++) {
          const what = `Rapport ${kill}-${client}-${number}.`;
          const name = `Person ${kill} ${client} ${number}`;
          const person = client % 2 === 0 ? office.inTeams(name) : office.inSlack(name);
          const reportCode = await comesTo(person, kind === 'moving' ? 'hr' : 'whistleblowing');
          begun += 1;
          try {
            sent.push({ person, what, reportCode, reference: await sendsStory(person, { what }) });
          } catch (error) {
            interrupted.push({ person, what, reportCode });
            throw error;
          }
        }
      });
      const ended = Promise.allSettled(clients);
      const before = sent.length;
      for (let tries = 0; tries < 2_400 && sent.length === before; tries++) await wait(25);
      const work = begins(kind, office, sent, moved);
      if (kind === 'beating') {
        clock.diesAfter(1 + Math.floor(random() * statementsOfBeats));
        deaths += (await isDeadIn(office, clock)) ? 1 : 0;
      } else await wait(random() * moments[kind]);
      if (hits) {
        const earlier = begun;
        for (let tries = 0; tries < 12_000 && begun === earlier; tries++) await wait(5);
        await wait(random() * momentsOfFiling);
      }
      const command = kind === 'rotating' && random() < 0.5 ? work.child : undefined;
      command?.kill('SIGKILL');
      await office.bot.kill();
      await ended;
      if (await work.ended) rotations += 1;
      await office.restarts();
      // A rotation destroys the running drafts: a story that was on its way may be there, and cannot be sent
      // again.
      if (kind === 'rotating') uncertain.push(...interrupted);
      else
        for (const { person, what, reportCode } of interrupted) {
          sent.push({ person, what, reportCode, reference: await sendsAgain(person, what) });
          again += 1;
        }
    }
    await office.settled();
    await findsAll(office, [handler, officer], sent, uncertain);
    return { kills, deaths, sent: sent.length, again, rotations, moves: moved.size };
  } finally {
    await office.ends();
    clock.remove();
  }
}

/** Within how many milliseconds after the first "sent" of a round the bot is killed. */
const moments: Readonly<Record<Exclude<KillKind, 'beating'>, number>> = {
  filing: 2_000,
  passing: 80,
  rotating: 2_500,
  moving: 400,
};

/** A story waits for a beat, which comes within a second. */
const momentsOfFiling = 1_000;

/** Statements of a few beats. */
const statementsOfBeats = 60;

/** Slack keeps what stands in the inputs of a dialog that is still open; in Teams it is typed again. */
async function sendsAgain(person: MessengerPerson, what: string): Promise<string> {
  if (!isInSlack(person)) return sendsStory(person, { what });
  if (person.holds().what !== what) throw new Error('a story that was not sent is lost');
  return sendsStory(person);
}

function isInSlack(person: MessengerPerson): person is SlackPerson {
  return 'holds' in person;
}

/** The whole way to the story. HR's is a matter about one person, given to HR by an explicit press. */
async function comesTo(person: MessengerPerson, desk: 'whistleblowing' | 'hr'): Promise<string> {
  await comesToGuide(person);
  await comesToVerdict(person, desk === 'hr' ? said.own : said.gain);
  await person.presses(desk === 'hr' ? 'to_hr' : 'anyway');
  return copiesReportCode(person);
}

interface Work {
  readonly child?: ChildProcess;
  /** Whether it came to its end before anything was killed; for a rotation. */
  readonly ended: Promise<boolean>;
}

/** What else happens when the bot is killed: a rotation, or HR moving what has come. */
function begins(
  kind: KillKind,
  office: BotOffice,
  sent: readonly Report[],
  moved: Set<string>,
): Work {
  if (kind === 'rotating') {
    const cli = join(root, 'dist', 'bot', 'operator', 'vissla.js');
    const child = spawn(process.execPath, [cli, 'keys', 'rotate'], {
      cwd: root,
      env: { PATH: process.env.PATH, ...office.settings },
      stdio: 'ignore',
    });
    return { child, ended: once(child, 'exit').then(([code]) => code === 0) };
  }
  if (kind === 'moving') {
    const moves = async (): Promise<boolean> => {
      const next = sent.find(({ reference = '' }) => reference !== '' && !moved.has(reference));
      if (next?.reference === undefined) return false;
      const officer = office.inTeams('Eva');
      await officer.opens('desk');
      await officer.presses('desk_find', { reference: next.reference });
      await officer.presses('desk_move');
      moved.add(next.reference);
      await officer.presses('desk_do_move');
      return true;
    };
    return { ended: moves().catch(() => false) };
  }
  return { ended: Promise.resolve(false) };
}

/** Everything that was called sent is at exactly one desk, once and whole, and opens with its code. */
async function findsAll(
  office: BotOffice,
  members: readonly Parameters<typeof readsWholeQueue>[0][],
  sent: readonly Report[],
  uncertain: readonly Report[],
): Promise<void> {
  const seen: string[] = [];
  for (const member of members)
    seen.push(...(await readsWholeQueue(member, /Rapport \d+-\d+-\d+\./)));
  const counts = new Map<string, number>();
  for (const what of seen) counts.set(what, (counts.get(what) ?? 0) + 1);
  const may = new Set([...sent, ...uncertain].map(({ what }) => what));
  const wrong = {
    lost: sent.filter(({ what }) => !counts.has(what)).length,
    doubled: [...counts.values()].filter((count) => count > 1).length,
    halved: seen.filter((what) => what === '').length,
    strange: [...counts.keys()].filter((what) => what !== '' && !may.has(what)).length,
    closed: 0,
    printed: office.logged().includes('Rapport') ? 1 : 0,
    refused: office.workspace.slack.refusals.length,
  };
  // A code takes its time to open: every eighth.
  for (const { reportCode, what } of sent.filter((_, at) => at % 8 === 0)) {
    const reader = office.inTeams('Läsare');
    await opensWith(reader, reportCode);
    if (reader.reads().split(what).length !== 2) wrong.closed += 1;
  }
  if (Object.values(wrong).some((count) => count > 0))
    throw new Error(`of ${sent.length} reports: ${JSON.stringify(wrong)}`);
}
