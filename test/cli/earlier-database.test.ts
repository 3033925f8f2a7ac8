import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteSource } from '../../db/sqlite/source';
import { undoNewestMigration } from '../support/databases/undo-newest-migration';
import { commandsBeside } from '../support/houses/run-command';
import { openVissla, type TestVissla } from '../support/open-vissla';

describe("the operator's commands", () => {
  let office: TestVissla;
  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite' });
  });
  afterEach(() => office.close());

  const vissla = commandsBeside(() => office);
  const refused = 'The database is from an earlier version. Run the command `migrate`.';

  it('leave the tables of an earlier version alone, but for migrate', async () => {
    const source = await sqliteSource(join(office.folder, 'vissla.db')).initialize();
    await undoNewestMigration(source);
    await source.destroy();
    for (const words of [
      ['staff', 'list'],
      ['staff', 'remove', '0'.repeat(32)],
      ['invite', '--desk', 'hr', '--title', 'HR-chef'],
      ['keys', 'status'],
      ['keys', 'rotate'],
    ]) {
      expect(await vissla(...words)).toEqual({ code: 1, out: '', error: `${refused}\n` });
      const { code, error } = await vissla('--json', ...words);
      expect(code).toBe(1);
      expect(JSON.parse(error)).toEqual({ code: 'store_older', sentence: refused });
    }
    expect(await vissla('migrate', '--check')).toMatchObject({ code: 1 });
    expect(await vissla('migrate')).toMatchObject({ code: 0, error: '' });
    expect((await vissla('migrate', '--check')).code).toBe(0);
  });

  it('say what to do when they fail', async () => {
    chmodSync(join(office.folder, 'vault.json'), 0o644);
    const sentence =
      "The vault's file can be read by others. Give it mode 0600, and make the bot's account the owner of the folder.";
    expect(await vissla('keys', 'status')).toEqual({ code: 1, out: '', error: `${sentence}\n` });
    expect(JSON.parse((await vissla('keys', 'status', '--json')).error)).toEqual({
      code: 'vault_readable',
      sentence,
    });
  });
});
