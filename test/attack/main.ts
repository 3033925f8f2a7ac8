import { parseArgs } from 'node:util';
import { law } from './law';
import { fixedSeed, simulations } from './simulations';

/** A part of the run: prints what it finds, and says whether all that must hold did. */
type Part = (seed: number) => boolean | Promise<boolean>;

/** The parts, in the order in which they run. */
const parts: readonly Part[] = [whatCannotBeHidden, law];

function whatCannotBeHidden(seed: number): boolean {
  for (const line of simulations(seed)) console.log(line);
  return true;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: `${fixedSeed}` } } });
  if (!/^\d{1,10}$/.test(values.seed)) throw new Error('npm run attack -- [--seed NUMBER]');
  console.log(`Seed ${values.seed}.`);
  for (const part of parts) if (!(await part(Number(values.seed)))) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
