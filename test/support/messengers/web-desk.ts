import { createWebDeskChannel } from '../../../bot/channels/web/desk/channel';
import type { WebDeskParts } from '../../../bot/channels/web/desk/world';
import { createDownload } from '../../../bot/documents/create-download';
import { drawPdf } from '../../../bot/documents/draw-pdf';
import { startLocalServer } from './local-server';
import { doorCards, doorHouse } from './web-door';

export interface TestWebDesk {
  /** By the name of this machine: a passkey knows no address of numbers. */
  readonly url: string;
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

/** The real channel on a real port, with a clock that is set. */
export async function openTestWebDesk(
  parts: WebDeskParts,
  more: { readonly now?: () => number; readonly url?: string } & Partial<
    Parameters<typeof createDownload>[0]
  > = {},
): Promise<TestWebDesk> {
  const faults: string[] = [];
  const channel = createWebDeskChannel({
    house: doorHouse,
    cards: doorCards,
    locale: 'sv',
    reminders: { weekdays: [1, 4], hour: 10 },
    now: more.now ?? Date.now,
    openExpired: createDownload({ words: doorCards.copyWords, draw: drawPdf, ...more }),
    fault: (code) => void faults.push(code),
  });
  let url = '';
  const server = await startLocalServer(channel.listen(parts, () => more.url ?? url));
  url = `http://localhost:${new URL(server.url).port}`;
  return { url, faults, close: server.close };
}
