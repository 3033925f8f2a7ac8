import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, readConfig } from '../../bot/settings/config';
import { readContactsPath } from '../../bot/settings/read-places';

const root = resolve(__dirname, '..', '..');

const production = {
  VISSLA_SLACK_BOT_TOKEN: 'xoxb-invented',
  VISSLA_SLACK_TEAM: 'T0INVENTED',
  VISSLA_SLACK_SIGNING_SECRET: 'invented-invented-inv',
  VISSLA_ORGANISATION: 'Exempelby kommun',
  VISSLA_WEBSITE_URL: 'https://www.exempelby.example/visselblasning',
  VISSLA_PRIVACY_URL: 'https://www.exempelby.example/personuppgifter',
  VISSLA_RELEASE: 'at-once',
};

/** An earlier version had the example at `office/contacts.json`, and settings may still name it there. */
describe('the example of the contacts, where an earlier version had it', () => {
  let folder: string;
  let earlier: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-moved-'));
    cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
    earlier = join(folder, 'office', 'contacts.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const phoneAt = (VISSLA_CONTACTS: string): string =>
    readConfig({ ...production, VISSLA_CONTACTS }).contacts.sv.phone;

  it('is read where it is now, and the settings say so', () => {
    expect(readConfig({ ...production, VISSLA_CONTACTS: earlier })).toEqual({
      ...readConfig({ ...production, VISSLA_CONTACTS: join(folder, 'examples', 'contacts.json') }),
      contactsMoved: true,
    });
    expect(readContactsPath({ VISSLA_CONTACTS: earlier })).toBe(
      join(folder, 'examples', 'contacts.json'),
    );
    expect(readConfig({ ...production, VISSLA_CONTACTS: './office/contacts.json' })).toMatchObject({
      contactsMoved: true,
    });
  });

  it('is no more than a name where somebody keeps contacts of their own', () => {
    mkdirSync(join(folder, 'office'));
    const own = { phone: '0999-12 34 56', meeting: 'Rum 1', outsideContact: 'Facket' };
    writeFileSync(earlier, JSON.stringify({ sv: own, en: own }));
    expect(phoneAt(earlier)).toBe(own.phone);
    expect(readConfig({ ...production, VISSLA_CONTACTS: earlier }).contactsMoved).toBeUndefined();
    expect(readContactsPath({ VISSLA_CONTACTS: earlier })).toBe(earlier);
  });

  it.each([
    ['there is no example', 'office/contacts.json'],
    ['the path is another', 'box-office/contacts.json'],
    ['the file is another', 'office/contact.json'],
  ])('is refused as any file that is not there when %s', (why, path) => {
    if (why === 'there is no example') rmSync(join(folder, 'examples'), { recursive: true });
    expect(() => phoneAt(join(folder, path))).toThrow(ConfigError);
    expect(() => phoneAt(join(folder, path))).toThrow('VISSLA_CONTACTS: the file cannot be read');
  });

  it('is warned about in the log of a start', async () => {
    // A port that is taken ends the start.
    const taken = createServer();
    await new Promise<void>((done) => {
      taken.listen(0, '127.0.0.1', done);
    });
    const { port } = taken.address() as AddressInfo;
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'bot', 'main.js')], {
      cwd: folder,
      env: { ...production, VISSLA_CONTACTS: earlier, VISSLA_PORT: String(port) },
      encoding: 'utf8',
      timeout: 20_000,
    });
    taken.close();
    expect(stdout).toBe('{"level":"warn","code":"contacts_moved","module":"settings"}\n');
    expect(stderr).toContain('Another program listens on port ');
  });
});
