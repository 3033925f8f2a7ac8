import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createCards } from '../../../adaptive-cards/cards';
import { createSlackChannel } from '../../../bot/channels/slack/channel';
import { createTeamsChannel } from '../../../bot/channels/teams/channel';
import { createHttpApp } from '../../../bot/http/app';
import { startServer } from '../../../bot/http/server';
import { options as cardOptions } from '../../cards/samples';
import { storedCounts, storedValues } from '../../support/databases/stored-rows';
import { slackId } from '../../support/houses/bot-office';
import { startFakeBotService } from '../../support/messengers/fake-bot-service';
import { openSlackWorkspace } from '../../support/messengers/slack-workspace';
import { openVissla } from '../../support/open-vissla';
import { filesReport, opensWith } from '../../support/people/messenger-person';
import { slackPerson } from '../../support/people/slack-person';
import { teamsPerson } from '../../support/people/teams-person';
import type { Target } from './inputs';
import { collectMaterial } from './material';

/** The whole product in this process with both doors, a desk, a report, and an attacker. */
export interface FuzzHouse {
  readonly app: RequestListener;
  /** What inputs are made for; it is to be asked anew now and then, for drafts are good for an hour. */
  target(): Promise<Target>;
  /** Sets all clocks ahead. */
  passes(milliseconds: number): void;
  /** Everything that was said to logs since the last time, by code; refusals of the doors are none of it. */
  faults(): string[];
  /** Lets go of what the tests' messengers remember, so that what is left is the product's. */
  forgets(): void;
  /** What is stored, in short. The day's draft key is new after midnight and does not count. */
  stored(): Promise<string>;
  close(): Promise<void>;
}

/** What a hostile request may be told of in the log: that it was refused, and that Slack did not want it. */
export const harmless = /^refused_|^slack_|^card_not_posted$|^home_failed$/;

export async function openFuzzHouse(): Promise<FuzzHouse> {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const vissla = await openVissla({ on: 'SQLite', now: Date.now() });
  const service = await startFakeBotService(now);
  let endpoint = '';
  const workspace = await openSlackWorkspace(() => `${endpoint}/slack/events`, { now });
  const { slack } = workspace;
  const said: string[] = [];
  const fault = (code: string): void => {
    said.push(code);
  };
  const cards = (messenger: 'Teams' | 'Slack') => createCards({ ...cardOptions, messenger });
  const { dialogue } = vissla.vissla;
  const teams = createTeamsChannel({
    settings: {
      appId: service.appId,
      appPassword: service.appPassword,
      appTenant: service.tenant,
      tenants: [service.tenant],
      openIdUrl: service.metadataUrl,
    },
    cards: cards('Teams'),
    locale: 'sv',
    now,
    fault,
  }).listen(dialogue);
  const inSlack = createSlackChannel({
    settings: {
      botToken: slack.botToken,
      team: slack.team,
      enterprise: slack.enterprise,
      guests: 'allow',
      apiUrl: slack.apiUrl,
      transport: { kind: 'http', signingSecrets: [slack.signingSecret] },
    },
    cards: cards('Slack'),
    locale: 'sv',
    now,
    fault,
  }).listen({ dialogue, deskOf: (who) => vissla.vissla.deskOf(who) });
  const app = createHttpApp({
    messages: { admits: teams.admits, answer: teams.messages },
    events: inSlack.events,
    ready: () => true,
    fault: () => {
      fault('request_failed');
    },
  });
  const server = await startServer({ app, port: 0, host: 'loopback' });
  endpoint = `http://127.0.0.1:${server.port}`;

  const person = (name: string) => teamsPerson(service, () => `${endpoint}/api/messages`, name);
  const handler = person('Karin');
  for (const [who, title] of [
    [handler, 'Kommunjurist'],
    [person('Daniel'), 'Kanslichef'],
  ] as const)
    await opensWith(who, await vissla.invite(title));
  await filesReport(person('Maja'), { what: 'Pengar försvinner.' });
  await vissla.releases();

  let token = { text: service.tokenFor(), since: now() };
  const current = (): string => {
    if (now() - token.since > 1_800_000) token = { text: service.tokenFor(), since: now() };
    return token.text;
  };
  return {
    app,
    target: async () => ({
      material: await collectMaterial({
        inTeams: person,
        inSlack: (name) => slackPerson(slack, slackId(name)),
        handler: person('Karin'),
      }),
      teams: {
        tenant: service.tenant,
        token: current,
        activity: (changes) => service.activity(changes),
      },
      slack,
      now,
      derives: true,
    }),
    passes: (milliseconds) => {
      ahead += milliseconds;
      vissla.clock.advance({ minutes: milliseconds / 60_000 });
    },
    faults: () => {
      const told = vissla.journal.faults.map(({ module }) => `fault of ${module}`);
      return [...said.splice(0), ...told.splice(0)].filter((code) => !harmless.test(code));
    },
    forgets: () => {
      for (const list of [vissla.journal.counts, vissla.journal.faults, vissla.notices])
        list.length = 0;
      for (const list of [service.sent, service.tokenRequests]) list.length = 0;
    },
    stored: async () => {
      const hash = createHash('sha256');
      for (const [column, value] of await storedValues(vissla.location))
        if (!column.startsWith('draft_key.')) hash.update(column).update(value);
      const { draft_key: _, ...counts } = await storedCounts(vissla.location);
      return `${JSON.stringify(counts)} ${hash.digest('hex').slice(0, 16)}`;
    },
    close: async () => {
      await inSlack.stop();
      await server.close();
      await workspace.close();
      await service.close();
      await vissla.close();
    },
  };
}
