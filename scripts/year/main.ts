/**
 * Fills an empty trial with a year of invented life, to be looked at with `npm start`:
 *
 *     npm run trial:year
 *     npm run trial:year -- --months 2
 *
 * Everybody does there what they do in the product, through its cards, while its clock goes from day to day
 * until it has come to the trial's. What is told is always the same; keys, codes and references are drawn.
 */
import type { Day } from '../../bot/domain/day';
import { readConfig } from '../../bot/settings/config';
import { CommandRefused } from '../../bot/settings/refused';
import { explainStart } from '../../bot/start/advice';
import { fillTrial } from './fill';
import { refuseMessengers } from './places';
import type { Shown } from './play';

async function run(): Promise<void> {
  const months = monthsAsked();
  // Before its other settings are asked for: nobody is to fill them in for this.
  refuseMessengers(process.env);
  const config = readConfig(process.env);
  const shown = await fillTrial(config, months, createSayer());
  say(whatNext(config.port, shown));
}

function monthsAsked(): number {
  const [option, typed, ...more] = process.argv.slice(2);
  const months = Number(option === undefined ? 12 : typed);
  const known = option === undefined || (option === '--months' && more.length === 0);
  if (!known || !Number.isInteger(months) || months < 1 || months > 12)
    throw new CommandRefused('Write nothing, or --months and a number of months, 1 to 12.');
  return months;
}

/** Says that it goes on: once at its beginning, and with each month. */
function createSayer(): (day: Day) => void {
  let begun = false;
  return (day) => {
    if (!begun) say('Cases are told, day by day; a year takes about a minute.');
    begun = true;
    if (day.endsWith('-01')) say(`  ${day}`);
  };
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
