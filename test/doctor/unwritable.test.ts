import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkFiles, guardedPaths, type PathFacts } from '../../bot/operator/doctor/check-files';
import { builtCommand } from '../support/built-bot';
import { slackAway } from '../support/houses/run-command';
import { diagnose, type House, openHouse } from './house';

const guarded = guardedPaths({
  database: '/data/vissla.db',
  vault: '/keys/vault.json',
  contacts: '/etc/vissla/contacts.json',
  settings: '/home/.env',
  settingsRead: ['/etc/vissla/vissla.env'],
});
const all: PathFacts = {
  modeOf: (path) => (/\.\w+$/.test(path) ? 0o600 : 0o700),
  unwritableBy: () => undefined,
};
const said = (facts: Partial<PathFacts>): string[] =>
  checkFiles(guarded, { ...all, ...facts }, true).map(({ kind, says }) => `${kind}: ${says}`);

describe('doctor, with files that it may not use', () => {
  it('has nothing against what may be used', () => {
    expect(said({})).toEqual([
      'fine: Nobody else has rights to the bot’s files that they should not have.',
    ]);
  });

  it('names each store that it may not look at; settings that it cannot see are not read', () => {
    const may = (folder: string) => (path: string) =>
      path.startsWith(folder) ? 'not allowed' : all.modeOf(path);
    expect(said({ modeOf: may('/data/') })).toEqual([
      expect.stringMatching(/^wrong: The database may not be looked at by this account\./),
    ]);
    expect(said({ modeOf: may('/home/') })).toEqual([expect.stringMatching(/^fine: /)]);
  });

  it('says of a disk that is read-only that it is, and of the contacts nothing', () => {
    const wrongs = said({ unwritableBy: () => 'disk' });
    expect(wrongs).toHaveLength(4);
    for (const line of wrongs) {
      expect(line).toMatch(/^wrong: The (?:database|vault)\b.* lies on a disk that is read-only\./);
    }
  });
});

describe('doctor, called by root or by the owner', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(slackAway);
  });
  afterEach(() => {
    for (const path of [house.database, house.vault]) chmodSync(dirname(path), 0o700);
    house.remove();
  });

  it.each([
    ['The database', (at: House) => at.database, 0o400, '0600'],
    ["The database's folder", (at: House) => dirname(at.database), 0o500, '0700'],
    ["The vault's file", (at: House) => at.vault, 0o400, '0600'],
    ["The vault's folder", (at: House) => dirname(at.vault), 0o500, '0700'],
  ])('knows that %s may not be written', async (name, pathOf, mode, wanted) => {
    chmodSync(pathOf(house), mode);
    const { code, findings } = await diagnose(house.settings);
    expect(code).toBe(1);
    expect(findings.filter(({ check }) => check === 'files')).toEqual([
      {
        check: 'files',
        kind: 'wrong',
        says: `${name} may not be written by its owner (mode 0${mode.toString(8)}). Give it mode ${wanted}.`,
      },
    ]);
  });

  it.each([['doctor'], ['status'], ['invite --desk hr --title HR-chef'], ['keys rotate']])(
    '%s says that there is no room when there is none for the index of the log',
    (words) => {
      // No file may grow beyond 16 KiB: SQLite meets at its opening what it meets on a full disk.
      const script = `trap '' XFSZ; ulimit -f 16; exec "$0" "$1" ${words}`;
      const { status, stdout, stderr } = spawnSync(
        'bash',
        ['-c', script, process.execPath, builtCommand()],
        { env: house.settings, encoding: 'utf8' },
      );
      expect(status).toBe(1);
      expect(stdout + stderr).toContain(
        'There is no room for the database, or it is read-only. Make room, or make it writable.',
      );
    },
  );
});
