import { randomBytes } from 'node:crypto';
import { createCards } from '../../../adaptive-cards/cards';
import { createWebChannel } from '../../../bot/channels/web/channel';
import type { Dialogue } from '../../../bot/ports/dialogue';
import { options } from '../../cards/samples';
import { startLocalServer } from './local-server';

export interface WebDoor {
  readonly url: string;
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

const doorOptions = { ...options, messenger: 'web' } as const;
export const doorCards = createCards(doorOptions);
export const doorHouse = {
  organisation: 'Exempelby "kommun" & <b>',
  privacyUrl: 'https://www.exempelby.example/personuppgifter?a=1&b="2"',
} as const;

/** The real channel on a real port, before any dialogue. */
export async function openWebDoor(
  dialogue: Dialogue,
  more: {
    readonly leaveUrl?: string;
    readonly url?: string;
    readonly now?: () => number;
    readonly cards?: typeof doorCards;
  } = {},
): Promise<WebDoor> {
  const faults: string[] = [];
  const channel = createWebChannel({
    settings: {
      leaveUrl: more.leaveUrl,
      accessibilityUrl: 'https://www.exempelby.example/tillganglighet',
    },
    house: doorHouse,
    cards: more.cards ?? doorCards,
    locale: 'sv',
    now: more.now ?? Date.now,
    draw: () => randomBytes(16).toString('hex'),
    fault: (code) => void faults.push(code),
  });
  let url = '';
  const server = await startLocalServer(channel.listen(dialogue, () => more.url ?? url));
  ({ url } = server);
  return { url, faults, close: server.close };
}
