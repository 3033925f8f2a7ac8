import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, slackAway } from '../support/houses/run-command';
import { temporaryFolder } from '../support/temporary-folder';

describe('a command that is to alarm somebody', () => {
  const folder = temporaryFolder();
  const [heard, seen] = [join(folder, 'heard'), join(folder, 'seen')];
  const settings = {
    PATH: process.env.PATH,
    VISSLA_DATABASE_URL: `sqlite:${join(folder, 'none.db')}`,
    VISSLA_VAULT: `file:${join(folder, 'none.json')}`,
    VISSLA_ALERT: `cat > ${heard}; env > ${seen}`,
  };
  const backup = (more: object = {}) => runCommand(['backup', '--alert'], { ...settings, ...more });

  it('tells it what failed, and hands it no setting', async () => {
    const { code, error } = await backup();
    expect(code).toBe(1);
    expect(error).toContain('There is no database at ');
    expect(readFileSync(heard, 'utf8')).toBe(error);
    expect(readFileSync(seen, 'utf8')).not.toContain('VISSLA_');
  });

  it('leaves out what doctor finds well', async () => {
    await runCommand(['doctor', '--alert'], { ...settings, ...slackAway }, { folder });
    const said = readFileSync(heard, 'utf8');
    expect(said).toMatch(/^(?:warning|wrong) /m);
    expect(said).not.toMatch(/^(?:ok|skipped) /m);
  });

  it('says where nobody was told', async () => {
    expect((await backup({ VISSLA_ALERT: '' })).error).toContain('is not set: nobody was told');
    expect((await backup({ VISSLA_ALERT: 'exit 3' })).error).toContain('failed: nobody was told');
  });

  it('tells nobody of what went well', async () => {
    rmSync(heard);
    expect((await runCommand(['piece', '--alert'], settings)).code).toBe(0);
    expect(() => readFileSync(heard)).toThrow('ENOENT');
  });
});
