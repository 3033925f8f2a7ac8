import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

/** What an image or a package for production holds: the program without the trial's office. */
describe('a production installation to which no settings were given', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-without-trial-'));
  beforeAll(() => {
    const office = join(root, 'dist', 'office');
    cpSync(join(root, 'dist'), join(folder, 'dist'), {
      recursive: true,
      filter: (path) => path !== office,
    });
    copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [
      'nothing',
      {},
      'The settings do not allow a start:\n' +
        '  VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN is missing, and the trial is not here: name the file of settings with --env-file\n',
    ],
    [
      'the contacts alone',
      { VISSLA_CONTACTS: join(root, 'examples', 'contacts.json') },
      'The settings do not allow a start:\n' +
        '  VISSLA_CONTACTS is set, but no messenger: set VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN\n',
    ],
  ])('says so when %s is set, and makes nothing', (_, settings, sentence) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'dist', 'bot', 'main.js')],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, ...settings },
        encoding: 'utf8',
        timeout: 20_000,
      },
    );
    expect(stderr.replace(/^Vissla \S+ does not start, [\d-]+ [\d:]+\.\n/, '')).toBe(sentence);
    expect(status).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['dist', 'node_modules', 'package.json']);
  });
});
