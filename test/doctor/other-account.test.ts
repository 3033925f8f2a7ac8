import { chmodSync, chownSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../../bot/operator/doctor/finding';
import { systemClock } from '../../bot/platform/clock';
import { asNobody, giveToNobody, visslaAsNobody } from '../support/houses/as-nobody';
import { runCommand, slackAway } from '../support/houses/run-command';
import { diagnose, type House, openHouse } from './house';

asNobody('the commands, called by an account that is not root', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(slackAway);
    giveToNobody(house.folder);
  });
  afterEach(() => house.remove());

  /** What is wrong with stores and files. */
  function found(): string[] {
    const { status, stdout, stderr } = visslaAsNobody(['doctor', '--json'], house.settings);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
    expect(findings.map(({ check }) => check)).toContain('mail');
    return findings
      .filter(({ kind, check }) => kind === 'wrong' && check !== 'slack' && check !== 'bot')
      .map(({ check, says }) => `${check}: ${says}`);
  }
  const says = (words: readonly string[]): string =>
    visslaAsNobody(words, house.settings).stderr.trim();

  it('find nothing wrong with what is their own', () => {
    expect(found()).toEqual([]);
    expect(says(['status'])).toBe('');
  });

  const denied =
    "database's file or its folder. Use the bot's account, or make this account the owner of both, with modes 0600 and 0700.";

  it('say that they may not look at a store, and look at everything else', () => {
    for (const path of [house.database, house.vault]) {
      chownSync(dirname(path), 0, 0);
      chmodSync(dirname(path), 0o700);
    }
    expect(found()).toEqual([
      `database: This account may not read and write the ${denied}`,
      `vault: This account may not read and write the ${denied.replace('database', 'vault')}`,
      "files: The database may not be looked at by this account. Run doctor as the bot's account, or give the folder to it.",
      "files: The database's folder may not be written by this account. Run doctor as the bot's account, or give it to that account with mode 0700.",
      "files: The vault's file may not be looked at by this account. Run doctor as the bot's account, or give the folder to it.",
      "files: The vault's folder may not be written by this account. Run doctor as the bot's account, or give it to that account with mode 0700.",
    ]);
    for (const command of [['status'], ['keys', 'status']])
      expect(says(command)).toBe(`This account may not read and write the ${denied}`);
  });

  it.each([
    ['database', 'The database', '0600'],
    ['vault', "The vault's file", '0600'],
  ] as const)('say that the %s of another may not be written', (which, name, mode) => {
    chownSync(house[which], 0, 0);
    chmodSync(house[which], 0o644);
    expect(found()).toContain(
      `files: ${name} may not be written by this account. Run doctor as the bot's account, or give it to that account with mode ${mode}.`,
    );
  });

  it('of root that change something are refused, with whose account it must be; those that look are not', async () => {
    const before = readFileSync(house.vault);
    const ofRoot = async (words: readonly string[]): Promise<string> => {
      const { code, error } = await runCommand(words, house.settings);
      return `${code} ${error}`;
    };
    const belongs =
      'belongs to nobody: what root writes, nobody cannot read any more. Run it as nobody: setpriv --reuid=nobody';
    for (const words of [
      ['keys', 'rotate'],
      ['invite', '--desk', 'hr', '--title', 'HR-chef'],
    ])
      expect(await ofRoot(words)).toContain(`1 This is root, and the vault ${belongs}`);
    expect(await ofRoot(['migrate'])).toContain(`1 This is root, and the database ${belongs}`);
    expect(await ofRoot(['status'])).toBe('0 ');
    expect(await ofRoot(['migrate', '--check'])).toBe('0 ');
    expect(readFileSync(house.vault)).toEqual(before);
    expect(statSync(house.vault).uid).toBe(65_534);
  });

  it('of root looks at the copies of the vault, which are root’s alone, and at all else as the owner', async () => {
    chownSync(house.backups.vault, 0, 0);
    const found = async (): Promise<readonly string[]> =>
      (await diagnose(house.settings)).findings
        .filter(({ check }) => check === 'backups' || check === 'files')
        .map(({ kind, says }) => `${kind}: ${says}`);
    const day = systemClock().today();
    expect(await found()).toContain(`fine: The newest copy of the vault is of ${day}.`);
    rmSync(join(house.backups.vault, `vault-${day}.json`));
    expect(await found()).toContain(
      `warning: There is no copy of the vault in ${house.backups.vault}. Make one with the command \`backup\`; a database server makes its own.`,
    );
    chownSync(house.vault, 0, 0);
    expect((await found()).join('\n')).toContain("wrong: The vault's file may not be written by");
    expect([process.geteuid?.(), process.getegid?.()]).toEqual([0, 0]);
  });

  it.each([
    ['that is read-only', (path: string) => chmodSync(path, 0o500)],
    [
      'of another account, in which everything is their own',
      (path: string) => {
        chownSync(path, 0, 0);
        chmodSync(path, 0o755);
      },
    ],
  ])('say of a folder %s whose it must be', (_, spoil) => {
    spoil(dirname(house.database));
    expect(found()).toEqual([
      `database: This account may not read and write the ${denied}`,
      expect.stringMatching(/^files: The database's folder may not be written by/),
    ]);
    for (const words of [['status'], ['staff', 'list'], ['keys', 'rotate']])
      expect(says(words)).toBe(`This account may not read and write the ${denied}`);
  });
});
