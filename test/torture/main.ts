import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { tortureByBackups } from './backups';
import { tortureByCrowd } from './crowd';
import { tortureByFreezing } from './frozen';
import { tortureByFuzz } from './fuzz';
import { tortureFromInside } from './inside';
import { tortureByKills } from './kills';
import { tortureByMerging } from './merging';
import { tortureByPackage } from './package';
import type { PartFigures, Told } from './part';
import { tortureByPasses } from './passes';
import { tortureAtLength, tortureByProperties, tortureByThreads, tortureByWalks } from './programs';
import { tortureByRebuild } from './rebuild';
import { tortureByServers } from './servers';
import { tortureByWeb } from './web';

/** What is long by nature, in the order in which it runs. */
const parts: Readonly<Record<string, (told: Told) => Promise<PartFigures>>> = {
  kills: tortureByKills,
  merging: tortureByMerging,
  properties: tortureByProperties,
  passes: tortureByPasses,
  servers: tortureByServers,
  frozen: tortureByFreezing,
  walks: tortureByWalks,
  length: tortureAtLength,
  threads: tortureByThreads,
  backups: tortureByBackups,
  crowd: tortureByCrowd,
  inside: tortureFromInside,
  fuzz: tortureByFuzz,
  web: tortureByWeb,
  package: tortureByPackage,
  rebuild: tortureByRebuild,
};

const usage = `npm run torture -- [--only kills|merging|properties|passes|servers|frozen|walks|length|threads|backups|crowd|inside|fuzz|web|package|rebuild] [--for 30m] [--kills 1000]
                    [--passes 400] [--threads 1000000] [--inputs 1000000] [--seed NUMBER [--chapter NUMBER]]`;

/**
 * Runs all parts, says how far it is, and ends with one line of JSON; the exit code is 1 when something
 * failed.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      for: { type: 'string' },
      kills: { type: 'string', default: '1000' },
      passes: { type: 'string', default: '400' },
      threads: { type: 'string', default: '1000000' },
      inputs: { type: 'string', default: '1000000' },
      seed: { type: 'string' },
      chapter: { type: 'string' },
    },
  });
  const began = performance.now();
  const seconds = (): number => Math.round((performance.now() - began) / 1000);
  const most = values.for === undefined ? Infinity : secondsOf(values.for);
  const seed = values.seed === undefined ? randomInt(2 ** 32) : wholeNumber(values.seed);
  const told: Told = {
    seed,
    kills: wholeNumber(values.kills),
    passes: wholeNumber(values.passes),
    threads: wholeNumber(values.threads),
    inputs: wholeNumber(values.inputs),
    chapter: values.chapter === undefined ? undefined : wholeNumber(values.chapter),
    hasTime: () => seconds() < most,
    says: (line) => {
      console.error(`${String(seconds()).padStart(5)} s  ${line}`);
    },
  };
  const chosen = Object.entries(parts).filter(([name]) => (values.only ?? name) === name);
  if (chosen.length === 0) throw new Error(usage);
  told.says(`seed ${seed}`);
  const figures: Record<string, PartFigures> = {};
  const failed: string[] = [];
  for (const [name, part] of chosen) {
    if (!told.hasTime()) {
      told.says(`no time left for ${name}`);
      continue;
    }
    try {
      figures[name] = await part(told);
    } catch (error) {
      failed.push(name);
      console.error(error);
    }
  }
  console.log(
    JSON.stringify({ passed: failed.length === 0, seed, seconds: seconds(), failed, ...figures }),
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

/** `30m`, `2h` or `90s`, in seconds. */
function secondsOf(text: string): number {
  const [, number, unit = ''] = /^(\d+)([smh])$/.exec(text) ?? [];
  const each: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600 };
  if (number === undefined) throw new Error(usage);
  return Number(number) * (each[unit] ?? 1);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(usage);
  return Number(text);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
