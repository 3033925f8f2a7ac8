import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { migrate, undoNewestMigration } from '../../db/migrate';
import { migrations } from '../../db/migrations/all';
import { sqliteSource } from '../../db/sqlite/source';
import { sqliteUnits } from '../../db/sqlite/units';
import { openTemporarySource, type TemporarySource } from '../support/databases/open-source';
import { countRows, fillTables } from './fill-tables';
import {
  addsColumn,
  ForgetsItsIndex1999999999999,
  type Steps,
  schemasOfSteps,
} from './migration-steps';
import { sampleRows } from './sample-rows';

const schemaOf: Steps['schemaOf'] = (source) =>
  source.query('SELECT "type", "name", "sql" FROM "sqlite_master" ORDER BY 1, 2');

describe('the migrations, step by step', () => {
  let folder: string;
  let steps: Steps;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-'));
    const { options } = sqliteSource(join(folder, 'vissla.db'));
    steps = {
      source: (known) => new DataSource({ ...options, migrations: [...known] }),
      unitsOf: sqliteUnits,
      schemaOf,
    };
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('leave on the way down what was there on the way up', async () => {
    const { up, down } = await schemasOfSteps(steps);
    expect(up).toHaveLength(migrations.length + 1);
    expect(down).toEqual(up);
  });

  it('would be found out: an index that is forgotten on the way down', async () => {
    const known = [...migrations, ForgetsItsIndex1999999999999];
    const { up, down } = await schemasOfSteps(steps, known);
    expect(down).not.toEqual(up);
  });

  it('may add a column to a filled table, and take it back', () => addsColumn(steps));

  it('are as many as the operator’s guide says', () => {
    const guide = readFileSync(join('docs', 'operator.md'), 'utf8');
    expect(guide).toContain(`and is up to date (migrations: ${migrations.length}).`);
    expect(guide).toContain(`Migrations: ${migrations.length} run, 0 pending`);
  });
});

describe('the migrations', () => {
  const rows = sampleRows('migrations');
  let opened: TemporarySource;

  beforeEach(async () => {
    opened = await openTemporarySource();
  });
  afterEach(() => opened.remove());

  const schema = () => schemaOf(opened.source);
  const filled = () => countRows(opened.source);
  const fill = () => fillTables(sqliteUnits(opened.source), rows);

  it('go up, down and up again over filled tables', async () => {
    const fresh = await schema();
    await fill();
    for (const [table, count] of Object.entries(await filled())) {
      expect([table, count]).toEqual([table, expect.any(Number)]);
      expect(count).toBeGreaterThan(0);
    }
    for (let left = migrations.length; left > 0; left--) await undoNewestMigration(opened.source);
    expect(await schema()).toEqual([expect.objectContaining({ name: 'migration' })]);
    await migrate(opened.source);
    expect(await schema()).toEqual(fresh);
    await fill();
    expect(Object.values(await filled()).every((count) => count > 0)).toBe(true);
  });

  it('run once', async () => {
    await fill();
    const before = await filled();
    await migrate(opened.source);
    expect(await filled()).toEqual(before);
  });

  it('have names that end in their place', () => {
    const names = migrations.map((Migration) => new Migration().name);
    expect(names).toEqual(migrations.map(({ name }) => name));
    expect(names.map((name) => name.slice(-13))).toEqual(
      names.map((name) => name.slice(-13)).sort(),
    );
    for (const name of names) expect(name).toMatch(/^[A-Za-z]+\d{13}$/);
  });

  it('are taken back whole when one fails', async () => {
    const before = await schema();
    await expect(
      migrate(opened.source).then(async () => {
        await opened.source.query(`DELETE FROM "migration"`);
        await migrate(opened.source);
      }),
    ).rejects.toThrow();
    expect(await schema()).toEqual(before);
  });
});
