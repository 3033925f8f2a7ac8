import type { Dialogue } from '../../../bot/channels/channel';
import { createSlackChannel } from '../../../bot/channels/slack/channel';
import type { ButtonName } from '../../../bot/domain/buttons';
import { createHttpApp } from '../../../bot/http/app';
import { endpointOf } from '../../../bot/http/endpoint';
import { startServer } from '../../../bot/http/server';
import { gate } from '../gate';
import { openSlackWorkspace, type SlackWorkspace } from '../messengers/slack-workspace';
import { openVissla, type TestVissla } from '../open-vissla';
import { type SlackPerson, slackPerson } from '../people/slack-person';
import { slackId } from './bot-office';

/** The whole product with its Slack channel in this process, where a step can be held up. */
export interface SlackOffice extends SlackWorkspace {
  readonly office: TestVissla;
  readonly faults: readonly string[];
  person(name: string): SlackPerson;
  /** Holds up the next press of an act, before it is carried out or when only the answer is missing. */
  holds(act: ButtonName, where: 'before' | 'after'): Held;
}

interface Held {
  /** Resolves when the press has come so far. */
  readonly arrived: Promise<void>;
  goesOn(): void;
}

export async function openSlackOffice(): Promise<SlackOffice> {
  const office = await openVissla({ staffed: true });
  const faults: string[] = [];
  const gates: { act: string; where: string; arrive: () => void; passed: Promise<void> }[] = [];
  const pass = async (act: string | undefined, where: string): Promise<void> => {
    const at = gates.findIndex((one) => one.act === act && one.where === where);
    const [held] = at < 0 ? [] : gates.splice(at, 1);
    held?.arrive();
    await held?.passed;
  };
  const dialogue: Dialogue = async (press) => {
    await pass(press.button, 'before');
    const shown = await office.vissla.dialogue(press);
    await pass(press.button, 'after');
    return shown;
  };
  let port = 0;
  // Real time: what is signed too early or too late is refused.
  const workspace = await openSlackWorkspace(() => `http://127.0.0.1:${port}/slack/events`);
  const { slack, apiUrl } = workspace;
  const channel = createSlackChannel({
    settings: {
      botToken: slack.botToken,
      team: slack.team,
      enterprise: slack.enterprise,
      guests: 'allow',
      apiUrl,
      transport: { kind: 'http', signingSecrets: [slack.signingSecret] },
    },
    cards: office.cards,
    locale: 'sv',
    now: () => Date.now(),
    fault: (code) => faults.push(code),
  }).listen({ dialogue, deskOf: (who) => office.vissla.deskOf(who) });
  const app = createHttpApp({
    messages: endpointOf(() => 404),
    events: channel.events,
    ready: () => true,
    fault: () => faults.push('http'),
  });
  const server = await startServer({ app, port: 0, host: 'loopback' });
  port = server.port;
  await channel.start();
  return {
    ...workspace,
    office,
    faults,
    person: (name) => slackPerson(slack, slackId(name)),
    holds: (act, where) => {
      const [here, held] = [gate(), gate()];
      gates.push({ act, where, arrive: here.open, passed: held.passed });
      return { arrived: here.passed, goesOn: held.open };
    },
    close: async () => {
      await channel.stop();
      await server.close();
      await workspace.close();
      await office.close();
    },
  };
}
