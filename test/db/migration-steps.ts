import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { migrate } from '../../db/migrate';
import { migrations } from '../../db/migrations/all';
import type { UnitOfWork } from '../../db/unit-of-work';
import { undoNewestMigration } from '../support/databases/undo-newest-migration';
import { countRows, fillTables } from './fill-tables';
import { sampleRows } from './sample-rows';

type Migration = new () => MigrationInterface;

/** A database that is opened by programs which know so many migrations. */
export interface Steps {
  /** Opens it as a program that knows these migrations alone; not initialized yet. */
  readonly source: (known: readonly Migration[]) => DataSource;
  readonly unitsOf: (source: DataSource) => UnitOfWork;
  /** All that a migration can change of the schema, comparable. */
  readonly schemaOf: (source: DataSource) => Promise<unknown>;
}

async function as<T>(
  { source }: Steps,
  known: readonly Migration[],
  work: (opened: DataSource) => Promise<T>,
): Promise<T> {
  const opened = await source(known).initialize();
  try {
    return await work(opened);
  } finally {
    await opened.destroy();
  }
}

/**
 * Goes up one migration at a time, and down again. Gives the schema after each, from none to all of them, on
 * both ways. A `down` that forgets something leaves a schema that was not there on the way up.
 */
export async function schemasOfSteps(
  steps: Steps,
  known: readonly Migration[] = migrations,
): Promise<{ readonly up: readonly unknown[]; readonly down: readonly unknown[] }> {
  const up: unknown[] = [];
  for (let count = 0; count <= known.length; count++) {
    up.push(
      await as(steps, known.slice(0, count), async (source) => {
        await migrate(source);
        return steps.schemaOf(source);
      }),
    );
  }
  const down = await as(steps, known, async (source) => {
    const schemas = [await steps.schemaOf(source)];
    for (let left = known.length; left > 0; left--) {
      await undoNewestMigration(source);
      schemas.unshift(await steps.schemaOf(source));
    }
    return schemas;
  });
  return { up, down };
}

/** What a careless migration would be. */
export class ForgetsItsIndex1999999999999 implements MigrationInterface {
  readonly name = 'ForgetsItsIndex1999999999999';
  up = (runner: QueryRunner) => runner.query('CREATE INDEX "IX_message_bad" ON "message" ("tag")');
  down = () => Promise.resolve();
}

/** The example of CONTRIBUTING's recipe for a column, under a name that no column ever gets. */
class RosterAway1999999999998 implements MigrationInterface {
  readonly name = 'RosterAway1999999999998';
  up = (runner: QueryRunner) =>
    runner.query('ALTER TABLE "roster" ADD "sample_until" varchar(10) NULL');
  down = (runner: QueryRunner) => runner.query('ALTER TABLE "roster" DROP COLUMN "sample_until"');
}

/** Adds a column to a filled table, writes in it, and takes it back; every row stays. */
export async function addsColumn(steps: Steps): Promise<void> {
  const known = [...migrations, RosterAway1999999999998];
  const away = (source: DataSource) =>
    source.query<object[]>('SELECT "desk", "sample_until" FROM "roster"');
  const [schema, counts] = await as(steps, migrations, async (source) => {
    await migrate(source);
    await fillTables(steps.unitsOf(source), sampleRows('column'));
    return [await steps.schemaOf(source), await countRows(source)];
  });
  await as(steps, known, async (source) => {
    await migrate(source);
    expect(await away(source)).toEqual([expect.objectContaining({ sample_until: null })]);
    await source.query(`UPDATE "roster" SET "sample_until" = '2026-11-24'`);
    expect(await away(source)).toEqual([expect.objectContaining({ sample_until: '2026-11-24' })]);
    expect(await steps.schemaOf(source)).not.toEqual(schema);
    await undoNewestMigration(source);
    expect(await steps.schemaOf(source)).toEqual(schema);
    expect(await countRows(source)).toEqual(counts);
  });
}
