import type { Cards, Dialogue, Press, Shown } from '../../../bot/channels/channel';
import { createTeamsChannel } from '../../../bot/channels/teams/channel';
import type { Day } from '../../../bot/domain/day';
import { createHttpApp } from '../../../bot/http/app';
import { startServer } from '../../../bot/http/server';
import { cards as realCards } from '../../cards/samples';
import { startFakeBotService } from './fake-bot-service';
import { type SpeakerKind, speakerKind } from './speakers';

export type TeamsBot = Awaited<ReturnType<typeof startTeamsBot>>;

export const startView: Shown = {
  view: { name: 'start', intake: 'open' },
  locale: 'sv',
  opensOn: '2026-11-24' as Day,
  fields: {},
  draft: 'the-draft',
};

/** The real channel on a real port, with a conversation that always shows one view. */
export async function startTeamsBot(
  options: {
    readonly dialogue?: (press: Press) => Promise<Shown>;
    readonly cards?: Partial<Cards>;
    readonly now?: () => number;
    /** A minute, unless a test is about it. */
    readonly answerMilliseconds?: ((button: string | undefined) => number) | 'as-in-production';
    /** Whether the bot is registered with a managed identity instead of a secret. */
    readonly managedIdentity?: boolean;
    readonly speaker?: SpeakerKind;
  } = {},
) {
  const service = await startFakeBotService(options.now, {
    admits: (authorization) =>
      options.managedIdentity === true && /^Bearer identity-\d+$/.test(authorization ?? ''),
  });
  const presses: Press[] = [];
  const faults: string[] = [];
  let drawn = 0;
  const dialogue: Dialogue = (press) => {
    presses.push(press);
    return options.dialogue?.(press) ?? Promise.resolve(startView);
  };
  const counted = <A extends unknown[], R>(draw: (...of: A) => R): ((...of: A) => R) => {
    return (...of) => {
      drawn += 1;
      return draw(...of);
    };
  };
  const cards: Cards = {
    draw: counted(
      options.cards?.draw ??
        (({ view, draft }) => ({ title: `title of ${view.name}`, card: { draft } })),
    ),
    chat: counted(options.cards?.chat ?? ((locale) => ({ chat: locale }))),
    notice: counted(options.cards?.notice ?? ((locale, count) => ({ notice: locale, count }))),
    invented: (locale) => realCards.invented(locale),
  };
  const channel = await createTeamsChannel({
    settings: {
      appId: service.appId,
      appPassword: options.managedIdentity === true ? undefined : service.appPassword,
      appTenant: service.tenant,
      tenants: [service.tenant],
      openIdUrl: service.metadataUrl,
      speaker: options.speaker ?? speakerKind,
    },
    cards,
    locale: 'sv',
    now: options.now ?? (() => Date.now()),
    ...(options.answerMilliseconds === 'as-in-production'
      ? {}
      : { answerMilliseconds: options.answerMilliseconds ?? (() => 60_000) }),
    fault: (code) => faults.push(code),
  });
  const listener = channel.listen(dialogue);
  const app = createHttpApp({
    messages: listener,
    ready: () => true,
    fault: () => faults.push('http'),
  });
  const server = await startServer({ app, port: 0, host: 'loopback' });
  const endpoint = `http://127.0.0.1:${server.port}/api/messages`;
  return {
    service,
    channel,
    app,
    endpoint,
    /** Every press that reached the conversation. */
    presses,
    faults,
    /** What a start does before it lets anybody in. */
    warm: listener.warm,
    /** What the clock does with cards that could not be posted. */
    greetOwed: listener.greetOwed,
    /** How often a card was drawn for anything. */
    drawn: () => drawn,
    /** Sends an activity with a good token, changed at its top level. */
    send: (changes: Readonly<Record<string, unknown>>) =>
      service.sendActivity(endpoint, service.activity(changes)),
    close: async () => {
      await server.close();
      await service.close();
    },
  };
}
