/**
 * Fills an empty trial with a year of invented life, to be looked at with `npm start`:
 *
 *     npm run trial:year
 *     npm run trial:year -- --months 2
 *
 * Everybody does there what they do in the product, through its cards, while its clock goes from day to day
 * until it has come to the trial's. What is told is always the same; keys, codes and references are drawn.
 */
import { parseArgs } from 'node:util';
import type { Day } from '../../bot/domain/day';
import { readConfig } from '../../bot/settings/config';
import { CommandRefused } from '../../bot/settings/refused';
import { explainStart } from '../../bot/start/advice';
import { fillTrial } from './fill';
import type { Shown } from './play';

async function run(): Promise<void> {
  const months = monthsAsked();
  const config = readConfig(process.env);
  say('Cases are told, day by day; a year takes about a minute.');
  const shown = await fillTrial(config, months, sayMonth);
  say(whatNext(config.port, shown));
}

function monthsAsked(): number {
  const { values } = parseArgs({ options: { months: { type: 'string', default: '12' } } });
  const months = Number(values.months);
  if (!Number.isInteger(months) || months < 1 || months > 12)
    throw new CommandRefused('--months takes a number of months, 1 to 12.');
  return months;
}

function sayMonth(day: Day): void {
  if (day.endsWith('-01')) say(`  ${day}`);
}

function whatNext(port: number, shown: readonly Shown[]): string {
  const returns = shown.map(
    ({ what, receipt, reference }) => `  ${receipt ?? reference.padEnd(29)}  ${what}`,
  );
  return `
Done. Now: npm start, and open http://localhost:${port}/office as Karin or Daniel (handlers), or as Eva or
Jonas (HR). As Maja or Omar you can return as whoever reported, with a code of these:

${returns.join('\n')}
`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);

/** A sentence of ours; what goes wrong in a case is for whoever changes the tales or the product. */
function explain(error: unknown): string {
  const said = explainStart(error, 'sqlite');
  return error instanceof Error && said.includes('(unexpected)') ? String(error.stack) : said;
}
