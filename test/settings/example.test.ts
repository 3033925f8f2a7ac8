import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../../bot/settings/config';
import { readVariables } from '../../bot/settings/env-file';

const root = resolve(__dirname, '..', '..');
const example = readFileSync(join(root, '.env.example'), 'utf8');

/** The example as somebody fills it in: each value behind the sign that waits for one. */
function filledIn(values: Readonly<Record<string, string>>, line = '\n') {
  const lines = example.split('\n').map((one) => {
    const [name = ''] = one.split('=');
    const value = values[name];
    if (value !== undefined && one !== `${name}=`) throw new Error(`${name} has a value already`);
    return value === undefined ? one : `${name}=${value}`;
  });
  return readVariables(lines.join(line));
}

const house = {
  VISSLA_ORGANISATION: "'Exempelby kommun'",
  VISSLA_WEBSITE_URL: 'https://www.exempelby.example/visselblasning',
  VISSLA_PRIVACY_URL: 'https://www.exempelby.example/personuppgifter',
  VISSLA_DISPOSAL_WHISTLEBLOWING: "'KS 2026/12 24'",
  VISSLA_DISPOSAL_HR: 'preserve',
  VISSLA_CONTACTS: join(root, 'examples', 'contacts.json'),
  VISSLA_PASSES: 'at-once',
};
const teams = {
  VISSLA_TEAMS_APP_ID: '99999999-8888-4777-8666-555555555555',
  VISSLA_TEAMS_APP_PASSWORD: "'a~secret#of Entra'",
  VISSLA_TEAMS_TENANTS: '11111111-2222-4333-8444-555555555555',
  VISSLA_TEAMS_APP_TENANT: '11111111-2222-4333-8444-555555555555',
};
const slack = { VISSLA_SLACK_BOT_TOKEN: 'xoxb-invented', VISSLA_SLACK_TEAM: 'T0INVENTED' };
const http = { ...slack, VISSLA_SLACK_SIGNING_SECRET: 'invented-invented-inv' };
const socket = { ...slack, VISSLA_SLACK_APP_TOKEN: 'xapp-invented' };
const door = {
  VISSLA_WEB_PORT: '3979',
  VISSLA_WEB_URL: 'https://beratta.exempelby.example',
  VISSLA_WEB_ACCESSIBILITY_URL: 'https://www.exempelby.example/tillganglighet',
};

describe('.env.example', () => {
  it.each([
    ['Teams alone', teams, ['teams']],
    ['Slack over HTTP alone', http, ['slack']],
    ['Slack by Socket Mode alone', socket, ['slack']],
    ['both', { ...teams, ...http }, ['teams', 'slack']],
    ['both, Slack by Socket Mode', { ...teams, ...socket }, ['teams', 'slack']],
    ['Teams with the door on the web', { ...teams, ...door }, ['teams', 'web']],
  ])('filled in for %s is taken', (_, messengers, there) => {
    for (const line of ['\n', '\r\n']) {
      const config = readConfig(filledIn({ ...house, ...messengers }, line));
      expect(config).toMatchObject({ kind: 'production', organisation: 'Exempelby kommun' });
      const channels = { teams: undefined, slack: undefined, web: undefined, ...config };
      expect((['teams', 'slack', 'web'] as const).filter((name) => channels[name])).toEqual(there);
    }
  });

  it('untouched is the trial, with every default written as it is', () => {
    expect(readConfig(filledIn({}))).toEqual(readConfig({}));
  });

  it('filled in for half of production is refused, and says what is missing', () => {
    expect(() => readConfig(filledIn(house))).toThrow(/VISSLA_DISPOSAL_HR are set, but no channel/);
    expect(() => readConfig(filledIn(teams))).toThrow(/VISSLA_PASSES is missing/);
  });
});
