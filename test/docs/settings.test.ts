import { ConfigError, readConfig } from '../../bot/settings/config';
import { type SettingName, settingNames } from '../../bot/settings/names';
import { namesIn, readFile, tableRows } from './read-docs';

const rows = tableRows(readFile('docs/settings.md'), 'Settings');
const rowOf = (name: string): string[] =>
  rows.find(([first]) => first === `\`${name}\``) ?? ['no such row'];

/** What a production start misses that has nothing but these. */
function missing(set: Partial<Record<SettingName, string>>): SettingName[] {
  try {
    readConfig(set);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const missed = error.problems.map((problem) => /^(\w+) is missing\b/.exec(problem)?.[1]);
    return settingNames.filter((name) => missed.includes(name));
  }
  throw new Error('it started');
}

const teams = { VISSLA_TEAMS_APP_ID: '99999999-8888-4777-8666-555555555555' };
const slack = { VISSLA_SLACK_BOT_TOKEN: 'xoxb-invented' };
const socket = { ...slack, VISSLA_SLACK_APP_TOKEN: 'xapp-invented' };
const mail = { ...slack, VISSLA_SMTP_URL: 'smtps://mail.example.org' };
const door = { ...slack, VISSLA_WEB_PORT: '3979' };

describe('the page of settings', () => {
  it('are those of the code, in the same order', () => {
    expect(namesIn(rows)).toEqual([...settingNames]);
  });

  it('are those of .env.example, in the same order', () => {
    const named = readFile('.env.example').match(/^VISSLA_\w+(?==)/gm) ?? [];
    expect(namesIn(rows)).toEqual(named);
  });

  it('say which ones production cannot do without, and which each messenger', () => {
    const needed = (when: string): string[] => namesIn(rows.filter((row) => row[1] === when));
    const always = missing(teams).filter((name) => missing(slack).includes(name));
    const beyond = (set: Partial<Record<SettingName, string>>): SettingName[] =>
      missing(set).filter((name) => !always.includes(name));
    expect(needed('yes')).toEqual(always);
    expect(needed('for Teams')).toEqual(['VISSLA_TEAMS_APP_ID', ...beyond(teams)]);
    expect(needed('for Slack')).toEqual(['VISSLA_SLACK_BOT_TOKEN', ...beyond(socket)]);
    expect(needed('for the door')).toEqual(
      beyond(door).filter((name) => !missing(slack).includes(name)),
    );
    expect(needed('for mail')).toEqual(
      beyond(mail).filter((name) => !missing(slack).includes(name)),
    );
    expect(needed('for Slack over HTTP')).toEqual(
      beyond(slack).filter((name) => !missing(socket).includes(name)),
    );
  });

  it('say what they are when they are not set', () => {
    const config = readConfig({});
    expect(rowOf('VISSLA_PORT')[2]).toBe(`\`${config.port}\``);
    const { database } = config;
    expect(rowOf('VISSLA_DATABASE_URL')[2]).toBe(
      database.kind === 'sqlite' ? `\`sqlite:${database.path}\`` : 'a file',
    );
    expect(rowOf('VISSLA_VAULT')[2]).toBe(`\`file:${config.vault}\``);
    expect(rowOf('VISSLA_LOCALE')[2]).toBe(`\`${config.locale}\``);
    expect(rowOf('VISSLA_PASSES')[2]).toBe(`\`${config.pass}\``);
    expect(rowOf('VISSLA_SLACK_GUESTS')[2]).toBe('`allow`');
  });
});
