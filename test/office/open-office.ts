import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addDays, type Day } from '../../bot/domain/day';
import type { ClockPolicy } from '../../bot/domain/window';
import { createOffice, type OfficeNote } from '../../office/office';
import type { TeamsLimits } from '../../office/teams/dialog-answer';
import { createBareBot } from './bare-bot';
import { createBareSlack } from './bare-slack';

export const appId = '0b0e5c11-6c1f-4a4e-8a64-1f2a3b4c5d6e';
export const appPassword = 'not-a-secret';
export const tenant = '5b6cbf2c-52b2-4a0e-8f3a-8d2d2f9e0a11';

export const slackSettings = {
  team: 'T0EXEMPELBY',
  botToken: 'xoxb-not-a-secret',
  signingSecret: 'not-a-secret-either',
};

/** How long both messengers wait, unless a test is about it: only a hang takes longer. */
export const patientMilliseconds = 60_000;

/** A real server on a free port with the office in it, a bare bot for Teams and a bare app for Slack. */
export async function openOffice(
  limits: Partial<TeamsLimits> = { invokeMilliseconds: patientMilliseconds },
  { passes }: { readonly passes?: ClockPolicy } = {},
) {
  const notes: OfficeNote[] = [];
  let url = '';
  /** The 27th of November and as many days as have passed; the one that is named is not whole. */
  const calendar = {
    passed: 0,
    now: () => Date.now() + calendar.passed * 86_400_000,
    failsOn: undefined as number | undefined,
    today: () => addDays('2026-11-27' as Day, calendar.passed),
    letADayPass: async () => {
      calendar.passed += 1;
      return calendar.failsOn !== calendar.passed;
    },
  };
  const bare = createBareBot({ appId, appPassword, metadataUrl: () => office.teams.metadataUrl });
  const office = createOffice({
    publicUrl: () => url,
    teams: {
      appId,
      appPassword,
      tenant,
      messagesUrl: () => `${url}/api/messages`,
      limits,
    },
    slack: {
      ...slackSettings,
      eventsUrl: () => `${url}/slack/events`,
      ackMilliseconds: patientMilliseconds,
    },
    locale: 'sv-SE',
    passes,
    calendar,
    notes: (note) => notes.push(note),
  });
  const slack = createBareSlack(
    bare.app,
    () => office.slack,
    () => office.slack.apiUrl,
  );
  bare.app.use('/office', office.router);
  const server = createServer(bare.app);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/office/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const read = async (path: string): Promise<Record<string, unknown>> =>
    (await (await fetch(`${url}/office/api/${path}`)).json()) as Record<string, unknown>;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      office.close();
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { office, calendar, bare, slack, url, notes, post, read, close };
}
