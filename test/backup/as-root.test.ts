import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { systemClock } from '../../bot/platform/clock';
import { type House, openHouse } from '../doctor/house';
import { asNobody, giveToNobody } from '../support/houses/as-nobody';
import { type Ran, runCommand, slackAway } from '../support/houses/run-command';

const today = systemClock().today();

asNobody('root, in folders that the bot may write', () => {
  let house: House;
  /** Root's own: no other account gets in. */
  let own: string;
  const vissla = (...words: readonly string[]): Promise<Ran> =>
    runCommand(words, house.settings, { folder: house.folder });
  const backup = (): Promise<Ran> => vissla('backup', 'copies-d', join(own, 'copies-v'));
  /** The bot puts a link in a file's place, to a file that root alone can open, and that is whole. */
  const putLink = (path: string): void => {
    renameSync(path, join(own, 'secret'));
    chownSync(join(own, 'secret'), 0, 0);
    symlinkSync(join(own, 'secret'), path);
  };
  const putPipe = (path: string): void => {
    rmSync(path, { force: true });
    spawnSync('mkfifo', ['-m', '0600', path]);
    chownSync(path, 65_534, 65_534);
  };

  beforeEach(async () => {
    house = await openHouse(slackAway);
    mkdirSync(join(house.folder, 'copies-d'), { mode: 0o700 });
    giveToNobody(house.folder);
    own = mkdtempSync(`${house.folder}-root-`);
    mkdirSync(join(own, 'copies-v'), { mode: 0o700 });
  });
  afterEach(() => {
    rmSync(own, { recursive: true });
    house.remove();
  });

  it('copies both stores, each for its keeper alone', async () => {
    expect(await backup()).toMatchObject({ code: 0, error: '' });
    expect(readdirSync(join(own, 'copies-v'))).toEqual([`vault-${today}.json`]);
  });

  it.each(['vault', 'database'] as const)('opens no link in the place of the %s', async (which) => {
    putLink(house[which]);
    const before = readFileSync(join(own, 'secret'));
    expect((await backup()).code).toBe(1);
    for (const folder of [join(house.folder, 'copies-d'), join(own, 'copies-v')])
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    const { out } = await vissla('doctor');
    expect(out).toMatch(RegExp(`^wrong +${which} +This account may not read`, 'm'));
    expect((await vissla('status')).out).not.toMatch(which === 'database' ? /./ : /members \d/);
    expect(readFileSync(join(own, 'secret'))).toEqual(before);
  });

  it.each(['vault', 'database'] as const)(
    'waits for no pipe in the place of the %s',
    async (which) => {
      putPipe(house[which]);
      expect((await backup()).code).toBe(1);
      expect((await vissla('doctor')).out).toMatch(RegExp(`^(?:wrong|warning) +${which} `, 'm'));
    },
  );

  it('restores no file of its own that a link among the copies leads to', async () => {
    expect((await backup()).code).toBe(0);
    const copy = join(house.folder, 'copies-d', `vissla-${today}.db`);
    putLink(copy);
    rmSync(house.database);
    const refused = await vissla('restore', '--database', copy);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(readdirSync(dirname(house.database))).not.toContain('vissla.db.part');
    rmSync(copy);
    putPipe(copy);
    expect((await vissla('restore', '--database', copy)).error).toBe('The copy is no file.\n');
    // What lies in a folder of root's is root's to read.
    chmodSync(join(own, 'secret'), 0o600);
    expect((await vissla('restore', '--database', join(own, 'secret'))).error).toBe('');
    expect(existsSync(house.database)).toBe(true);
  });
});
