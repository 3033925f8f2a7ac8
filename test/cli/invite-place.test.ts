import { join } from 'node:path';
import { urlOf } from '../support/databases/places';
import { runCommand } from '../support/houses/run-command';
import { openVissla } from '../support/open-vissla';

const desk = 'https://mottagare.exempelby.example';
const chat = "into the field of the bot's first dialog";
const page = `at ${desk}, under "Jag har en kod"`;

it.each([
  ['the web alone', { VISSLA_DESK_URL: desk }, page],
  ['Teams alone', { VISSLA_TEAMS_APP_ID: 'x' }, chat],
  ['both', { VISSLA_DESK_URL: desk, VISSLA_SLACK_BOT_TOKEN: 'x' }, `${chat}, or ${page}`],
])('an invitation says where the code is typed: %s', async (_, settings, place) => {
  const office = await openVissla({ on: 'SQLite', now: Date.now() });
  const stores = {
    VISSLA_DATABASE_URL: urlOf(office.location),
    VISSLA_VAULT: `file:${join(office.folder, 'vault.json')}`,
  };
  const words = ['invite', '--desk', 'whistleblowing', '--title', 'Jurist'];
  const { out, error } = await runCommand(words, { ...stores, ...settings });
  expect(error).toBe('');
  expect(out).toContain(`The person types it ${place}. Hand it over`);
  await office.close();
});
