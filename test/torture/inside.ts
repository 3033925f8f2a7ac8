import { readFile } from '../docs/read-docs';
import { generatedStatements, type TableShape } from './inside/generated';
import { looks, type Seen } from './inside/look';
import { named, records } from './inside/named';
import { type Statement, statements } from './inside/statements';
import { sweepColumns } from './inside/sweep';
import { type Filled, fillWorld, opensCopy, readers } from './inside/world';
import { openWriter } from './inside/writer';
import type { PartFigures, Told } from './part';
import { seeded } from './seeded';

/** How many of the generated statements are tried, unless all are. */
const generated = 100;

/** What came of a statement. */
interface Outcome {
  readonly name: string;
  /** What somebody could read or do that he could not before. */
  readonly gained: readonly string[];
  /** The views that became others. */
  readonly changed: readonly string[];
  /** The log's codes, or the members' own list: by these it is noticed. */
  readonly noticed: readonly string[];
}

/**
 * Somebody who may write to the database, and has no vault, tries what a review tried and a hundred
 * statements more on a filled one. Nobody reads more than before, and what was changed is noticed or named
 * in SECURITY.md. Rejects with what was neither.
 */
export async function tortureFromInside(told: Told): Promise<PartFigures> {
  const { chapter, seed, says, hasTime } = told;
  const filled = await fillWorld();
  const page = readFile('SECURITY.md').replace(/\s+/g, ' ');
  const plan = planned(seed, await tablesOf(filled));
  const failed: string[] = [];
  const figures = { statements: 0, noticed: 0, named: 0, nothing: 0, swept: 0 };
  try {
    const before = await dayWithout(filled);
    for (const [number, statement] of plan.entries()) {
      if ((chapter ?? number) !== number || (figures.statements > 0 && !hasTime())) continue;
      const outcome = await dayWith(filled, statement, before);
      const verdict = judged(outcome, statement, page);
      figures.statements += 1;
      if (verdict === 'wrong') failed.push(`${number}: ${described(outcome)}`);
      else figures[verdict] += 1;
      says(`${number} ${verdict}: ${described(outcome)}`);
    }
    if (chapter === undefined) {
      const { tried, gained } = await sweepColumns(filled, seeded(seed), hasTime);
      figures.swept = tried;
      failed.push(...gained);
      says(`${tried} columns with other rows' values; gained: ${gained.length}`);
    }
  } finally {
    filled.remove();
  }
  if (failed.length > 0)
    throw new Error(
      `to be repeated by npm run torture -- --only inside --seed ${seed} --chapter NUMBER\n${failed.join('\n')}`,
    );
  return figures;
}

function planned(seed: number, tables: readonly TableShape[]): readonly Statement[] {
  const random = seeded(seed);
  const drawn = generatedStatements(tables)
    .map((statement) => ({ statement, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, generated)
    .map(({ statement }) => ({ ...statement, ...named(statement.name, statement.touches) }));
  return [...statements, ...drawn];
}

async function tablesOf(filled: Filled): Promise<readonly TableShape[]> {
  const office = await opensCopy(filled);
  const writer = openWriter(office, filled);
  const tables = writer.tables();
  writer.close();
  await office.close();
  return tables;
}

async function dayWithout(filled: Filled): Promise<Seen> {
  const office = await opensCopy(filled);
  try {
    return await looks(office, filled);
  } finally {
    await office.close();
  }
}

async function dayWith(filled: Filled, statement: Statement, before: Seen): Promise<Outcome> {
  const office = await opensCopy(filled);
  const writer = openWriter(office, filled);
  try {
    const gained = [...((await statement.does(writer, office, filled)) ?? [])];
    const gains = (): void => {
      gained.push(...(statement.gains?.(writer) ?? []));
    };
    const seen = await looks(office, filled, gains);
    gains();
    for (const name of readers) {
      const known = new Set(before.read[name]);
      for (const word of seen.read[name])
        if (!known.has(word)) gained.push(`${name} reads ${word}`);
    }
    for (const member of seen.noticed)
      if (!before.noticed.includes(member)) gained.push(`${member} is told`);
    const changed = Object.keys(before.views).filter(
      (name) => seen.views[name] !== before.views[name],
    );
    const codes = seen.faults.filter((code) => !before.faults.includes(code));
    const lists = changed.filter((name) => name.endsWith(': people'));
    return { name: statement.name, gained, changed, noticed: [...new Set([...codes, ...lists])] };
  } finally {
    writer.close();
    await office.close().catch(() => undefined);
  }
}

function judged(
  { gained, changed, noticed }: Outcome,
  { named: words, touches = '' }: Statement,
  page: string,
): 'wrong' | 'noticed' | 'named' | 'nothing' {
  const isNamed = words !== undefined && page.includes(words);
  // Nobody looks at a record on an ordinary day: a change of it must be named in any case.
  if (records.some((table) => touches.startsWith(table))) return isNamed ? 'named' : 'wrong';
  if (gained.length > 0) return isNamed ? 'named' : 'wrong';
  if (noticed.length > 0) return 'noticed';
  if (changed.length === 0) return 'nothing';
  return isNamed ? 'named' : 'wrong';
}

function described({ name, gained, changed, noticed }: Outcome): string {
  const list = (word: string, of: readonly string[]): string =>
    of.length === 0 ? '' : `; ${word} ${of.slice(0, 4).join(', ')}${of.length > 4 ? ' ...' : ''}`;
  return name + list('gained:', gained) + list('noticed by', noticed) + list('changed:', changed);
}
