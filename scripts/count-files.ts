import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openBotOffice } from '../test/support/houses/bot-office';
import { filesReport, findsReport } from '../test/support/people/messenger-person';

/**
 * Prints which of the bot's files one reply of a handler in Teams enters, from the router to the answer, and
 * how often a file is entered again from another one. What the next beat does is not among it.
 */
async function main(): Promise<void> {
  const office = await openBotOffice(
    { teams: true, on: 'SQLite' },
    { NODE_OPTIONS: `--require=${join(__dirname, 'trace-files.cjs')}` },
  );
  try {
    const karin = office.inTeams('Karin');
    await office.joins(karin, 'Kommunjurist');
    await office.joins(office.inTeams('Daniel'), 'Säkerhetssamordnare');
    const { reference } = await filesReport(office.inTeams('Maja'), { what: 'En sak.' });
    await office.settled();
    await findsReport(karin, reference);
    await karin.presses('desk_reply');
    office.bot.tell();
    await wait(200);
    await karin.presses('desk_do_reply', { text: 'Tack.' });
    office.bot.tell();
    await wait(500);
    const lines = office.bot.output().split('\n');
    const entered = JSON.parse(lines.find((line) => line.startsWith('["bot/')) ?? '[]') as string[];
    const files = new Set(entered);
    for (const file of files)
      console.log(`${entered.filter((one) => one === file).length}\t${file}`);
    console.log(`${files.size} files, entered again ${entered.length - files.size} times`);
  } finally {
    await office.ends();
  }
}

void main();
