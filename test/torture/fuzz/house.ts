import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createCards } from '../../../adaptive-cards/cards';
import { options as cardOptions } from '../../cards/samples';
import { startSlackBot } from '../../channels/slack/slack-bot';
import { storedCounts, storedValues } from '../../support/databases/stored-rows';
import { slackId } from '../../support/houses/bot-office';
import { startTeamsBot } from '../../support/messengers/teams-bot';
import { openVissla } from '../../support/open-vissla';
import { filesReport, opensWith } from '../../support/people/messenger-person';
import { slackPerson } from '../../support/people/slack-person';
import { teamsPerson } from '../../support/people/teams-person';
import type { Target } from './inputs';
import { collectMaterial } from './material';

/** What a hostile request may be told of in the log: that it was refused, and that Slack did not want it. */
export const harmless = /^refused_|^slack_|^card_not_posted$|^home_failed$/;

/** The whole product in this process with both doors, a desk, a report, and an attacker. */
export async function openFuzzHouse() {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const vissla = await openVissla({ on: 'SQLite', now: Date.now() });
  const { dialogue } = vissla.vissla;
  const cards = createCards({ ...cardOptions, messenger: 'Teams' });
  const teams = await startTeamsBot({ dialogue, cards, now });
  const inSlack = await startSlackBot({
    dialogue,
    deskOf: (who) => vissla.vissla.deskOf(who),
    now,
    slack: { now },
  });
  const { service } = teams;
  const { slack } = inSlack;

  const person = (name: string) => teamsPerson(service, () => teams.endpoint, name);
  const handler = person('Karin');
  for (const [who, title] of [
    [handler, 'Kommunjurist'],
    [person('Daniel'), 'Kanslichef'],
  ] as const)
    await opensWith(who, await vissla.invite(title));
  await filesReport(person('Maja'), { what: 'Pengar försvinner.' });
  await vissla.passes();

  let token = { text: service.tokenFor(), since: now() };
  const current = (): string => {
    if (now() - token.since > 1_800_000) token = { text: service.tokenFor(), since: now() };
    return token.text;
  };
  return {
    app: (request: IncomingMessage, response: ServerResponse) => {
      (request.url === '/slack/events' ? inSlack : teams).app(request, response);
    },
    /** What inputs are made for; it is to be asked anew now and then, for drafts are good for an hour. */
    target: async (): Promise<Target> => ({
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
    /** Sets all clocks ahead. */
    passes: (milliseconds: number) => {
      ahead += milliseconds;
      vissla.clock.advance({ minutes: milliseconds / 60_000 });
    },
    /** What was said to logs since the last time, by code; refusals of the doors are none of it. */
    faults: () => {
      const told = vissla.journal.faults.map(({ module }) => `fault of ${module}`);
      const said = [teams, inSlack].flatMap(({ faults }) => faults.splice(0));
      return [...said, ...told].filter((code) => !harmless.test(code));
    },
    /** Lets go of what the tests' messengers remember, so that what is left is the product's. */
    forgets: () => {
      for (const list of [vissla.journal.counts, vissla.journal.faults, vissla.notices])
        list.length = 0;
      for (const list of [service.sent, service.tokenRequests]) list.length = 0;
      for (const { presses } of [teams, inSlack]) presses.length = 0;
    },
    /** What is stored, in short. The day's draft key is new after midnight and does not count. */
    stored: async () => {
      const hash = createHash('sha256');
      for (const [column, value] of await storedValues(vissla.location))
        if (!column.startsWith('draft_key.')) hash.update(column).update(value);
      const { draft_key: _, ...counts } = await storedCounts(vissla.location);
      return `${JSON.stringify(counts)} ${hash.digest('hex').slice(0, 16)}`;
    },
    close: async () => {
      await inSlack.close();
      await teams.close();
      await vissla.close();
    },
  };
}
