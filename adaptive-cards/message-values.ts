import { isByReporter, type Message } from '../bot/domain/message';
import type { Page } from '../bot/domain/view';
import { headOf, type Audience } from './head-values';
import { type Part, partsOf } from './part-values';
import type { Speech } from './speech';

/** A message as the cards draw it. */
interface Item {
  readonly head: string;
  readonly day: string;
  /** The container's style: the other side's words stand out, what the reporter does not see looks like neither side's. */
  readonly style: 'default' | 'emphasis' | 'warning';
  readonly parts: readonly Part[];
}

interface Drawn {
  readonly messages: readonly Item[];
  readonly earlier: boolean;
  readonly later: boolean;
}

/** A page in order. A note or an excerpt is never drawn for the reporter, whatever the page holds. */
export function pageFor(reading: Audience, page: Page<Message>, speech: Speech): Drawn {
  const { items, earlier, later } = page;
  const shown =
    reading.reader === 'desk'
      ? items
      : items.filter(({ body }) => body.kind !== 'note' && body.kind !== 'excerpt');
  return { messages: shown.map((message) => item(message, reading, speech)), earlier, later };
}

function item({ body, day }: Message, reading: Audience, speech: Speech): Item {
  const own = isByReporter(body) === (reading.reader === 'reporter');
  return {
    head: headOf(body, reading, speech),
    day: ` · ${speech.longDay(day)}`,
    style: body.kind === 'note' ? 'warning' : own ? 'default' : 'emphasis',
    parts: partsOf(body, reading, speech),
  };
}
