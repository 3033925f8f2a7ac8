import type { Body, Message } from '../bot/domain/message';
import type { Page } from '../bot/domain/view';
import { literal } from './literal';
import type { Speech } from './speech';

/** A message as the cards draw it. */
interface Item {
  readonly head: string;
  readonly day: string;
  /** The container's style: the other side's words stand out, a note looks like neither side's. */
  readonly style: 'default' | 'emphasis' | 'warning';
  readonly parts: readonly Part[];
}

interface Part {
  readonly label: string;
  readonly labelled: boolean;
  readonly text: string;
}

interface Drawn {
  readonly messages: readonly Item[];
  readonly earlier: boolean;
  readonly later: boolean;
}

/** A page as the reporter reads it. A note of the desk is never drawn here, whatever the page holds. */
export function pageForReporter({ items, earlier, later }: Page<Message>, speech: Speech): Drawn {
  const shown = items.filter(({ body }) => body.kind !== 'note');
  return { messages: shown.map((message) => item(message, 'reporter', speech)), earlier, later };
}

/** A page as the desk reads it, its notes clearly apart. */
export function pageForDesk({ items, earlier, later }: Page<Message>, speech: Speech): Drawn {
  return { messages: items.map((message) => item(message, 'desk', speech)), earlier, later };
}

type Reader = 'reporter' | 'desk';

function item({ body, day }: Message, reader: Reader, speech: Speech): Item {
  const written = body.kind === 'report' || body.kind === 'talk' || body.kind === 'message';
  const own = written === (reader === 'reporter');
  return {
    head: reader === 'reporter' ? headForReporter(body, speech) : headForDesk(body, speech),
    day: ` · ${speech.longDay(day)}`,
    style: body.kind === 'note' ? 'warning' : own ? 'default' : 'emphasis',
    parts: partsOf(body, reader, speech),
  };
}

function headForReporter(body: Body, { say }: Speech): string {
  switch (body.kind) {
    case 'note':
      return '';
    case 'feedback':
      return say('thread.feedbackGiven');
    case 'redirected':
      return say('thread.redirected', { target: say(`contacts.${body.to}`) });
    case 'closed':
      return say('thread.closed', { reason: say(`closeReasons.${body.reason}`) });
    case 'report':
    case 'talk':
    case 'message':
    case 'acknowledged':
    case 'reply':
      return say(`thread.${body.kind}`);
  }
}

function headForDesk(body: Body, { say }: Speech): string {
  switch (body.kind) {
    case 'note':
      return say('deskThread.note', { author: literal(body.author) });
    case 'feedback':
      return say('deskThread.feedbackGiven');
    case 'redirected':
      return say('deskThread.redirected', { target: say(`contacts.${body.to}`) });
    case 'closed':
      return say('deskThread.closedBy', { reason: say(`closeReasons.${body.reason}`) });
    case 'report':
    case 'talk':
    case 'message':
    case 'acknowledged':
    case 'reply':
      return say(`deskThread.${body.kind}`);
  }
}

const storyFields = ['what', 'where', 'how', 'who'] as const;

function partsOf(body: Body, reader: Reader, { say, lines }: Speech): Part[] {
  switch (body.kind) {
    case 'talk':
      return [];
    case 'report':
      return storyFields.flatMap((field) => {
        const label = say(reader === 'reporter' ? `story.${field}` : `deskThread.${field}`);
        return literal(body[field]) === '' ? [] : [part(body[field], `${label}\n`)];
      });
    case 'redirected': {
      // The ready text ends in the contact; it is said again only where a handler took it out.
      const missing = lines([body.to]).filter(({ value }) => !body.text.includes(value));
      const contact = missing.map(({ label, value }) => part(value, label));
      return [...plain(body.text), ...(reader === 'reporter' ? contact : [])];
    }
    case 'message':
    case 'acknowledged':
    case 'reply':
    case 'feedback':
    case 'closed':
    case 'note':
      return plain(body.text);
  }
}

const plain = (text: string): Part[] => (literal(text) === '' ? [] : [part(text)]);

const part = (text: string, label = ''): Part => ({
  label,
  labelled: label !== '',
  text: literal(text),
});
