/**
 * Fills an empty trial with a year of invented life, to be looked at with `npm start`:
 *
 *     npm run trial:year
 *     npm run trial:year -- --months 2
 *
 * The people act through the product's cards while its clock goes from day to day, up to the trial's day. The
 * tales are always the same; keys, codes and references are drawn.
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
  // This comes before the other settings are asked for: nobody has to fill them in.
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

/** Prints progress: at the beginning, and with each month. */
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
    ({ what, reportCode, reference }) => `  ${reportCode ?? reference.padEnd(29)}  ${what}`,
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

/** Prints our own sentence for a refusal; any other error is for a developer. */
function explain(error: unknown): string {
  const said = explainStart(error, 'sqlite');
  return error instanceof Error && said.includes('(unexpected)') ? String(error.stack) : said;
}
