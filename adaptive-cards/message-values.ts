import { isByReporter, type Message } from '../bot/domain/message';
import type { Page } from '../bot/domain/page';
import { type Audience, headOf } from './head-values';
import { type Part, partsOf } from './part-values';
import type { Speech } from './speech';

/** A message as the cards draw it. */
interface Item {
  readonly head: string;
  readonly day: string;
  /** The other side's words are emphasised; notes belong to neither side. */
  readonly style: 'default' | 'emphasis' | 'warning';
  readonly parts: readonly Part[];
  readonly id: string;
}

interface DrawnPage {
  readonly messages: readonly Item[];
  readonly earlier: boolean;
  readonly later: boolean;
}

/** A page in order. A note or an excerpt is never drawn for the reporter. */
export function pageFor(audience: Audience, page: Page<Message>, speech: Speech): DrawnPage {
  const { items, earlier, later } = page;
  const shown =
    audience.reader === 'desk'
      ? items
      : items.filter(({ body }) => body.kind !== 'note' && body.kind !== 'excerpt');
  const messages = shown.flatMap((message) => {
    const drawn = item(message, audience, speech);
    return isWritten(message) ? [drawn, acknowledged(drawn, audience, speech)] : [drawn];
  });
  return { messages, earlier, later };
}

/** Sent in the bot, which acknowledged it at once (VBL 5:8 p. 2). */
function isWritten({ body }: Message): boolean {
  return body.kind === 'report' || body.kind === 'talk';
}

/** The automatic acknowledgement: it follows from the report, and is not stored. */
function acknowledged({ day }: Item, { reader }: Audience, { say }: Speech): Item {
  const style = reader === 'reporter' ? 'emphasis' : 'default';
  return { head: say('heads.acknowledged'), day, style, parts: [], id: '' };
}

function item({ id, body, day, until }: Message, audience: Audience, speech: Speech): Item {
  const own = isByReporter(body) === (audience.reader === 'reporter');
  return {
    head: headOf(body, audience, speech),
    day: ` · ${speech.days(day, until)}`,
    style: body.kind === 'note' ? 'warning' : own ? 'default' : 'emphasis',
    parts: partsOf(body, audience, speech),
    id,
  };
}
