import { type Body, type DeskBody, type NoteBody, storyFields } from '../bot/domain/message';
import type { Minutes } from '../bot/domain/minutes';
import type { Audience } from './head-values';
import { literal } from './literal';
import type { Speech } from './speech';

/** A paragraph of a message, with or without a label. */
export interface Part {
  readonly label: string;
  readonly labelled: boolean;
  readonly text: string;
}

/** What stands in a message, below its head. */
export function partsOf(body: Body, { reader }: Audience, speech: Speech): Part[] {
  const { say } = speech;
  switch (body.kind) {
    case 'talk':
    case 'hr_answered':
    case 'minutes_approved':
    case 'meeting_asked':
    case 'code_renewed':
      return [];
    case 'report':
      return storyFields.flatMap((field) =>
        labelled(
          say(reader === 'reporter' ? `story.${field}` : `deskThread.${field}`),
          body[field],
        ),
      );
    case 'moved':
      return plain(say(reader === 'reporter' ? 'thread.movedWhat' : 'deskThread.movedWhat'));
    case 'redirected':
      return [
        ...plain(body.text),
        ...(reader === 'reporter' ? contactOf(body, speech) : []),
        ...investigationOf(body, reader, speech),
      ];
    case 'closed':
      return [...plain(body.text), ...investigationOf(body, reader, speech)];
    case 'handed_over':
      return [
        ...labelled(say('thread.recipient'), body.name),
        ...labelled(say('thread.cause'), body.cause),
        ...plain(body.text),
      ];
    case 'minutes_corrected':
    case 'minutes_settled':
    case 'message':
    case 'excerpt':
    case 'acknowledged':
    case 'reply':
    case 'feedback':
    case 'reopened':
    case 'hr_asked':
      return plain(body.text);
    case 'entered':
    case 'minutes':
      return minutesOf(body, speech);
    case 'note':
      return [...closingOf(body, speech), ...plain(body.text)];
  }
}

/** Who took it down and whether it was recorded, and then what was said or handed in. */
function minutesOf({ author, recording, text }: Minutes, { say }: Speech): Part[] {
  const taken = say('minutes.taken', { author: literal(author) });
  return [...plain(`${taken} ${say(`minutes.${recording}`)}`), ...plain(text)];
}

/** HR closed its excerpt: the handlers read why, and how the duty to investigate stands. */
function closingOf({ closing }: NoteBody, speech: Speech): Part[] {
  if (closing === undefined) return [];
  const { say } = speech;
  const reason = say(`closeReasons.${closing.reason}`);
  return [
    ...plain(say('heads.closedExcerpt', { reason })),
    ...investigationOf(closing, 'desk', speech),
  ];
}

type Of<K extends DeskBody['kind']> = Extract<DeskBody, { kind: K }>;

/** The ready text ends in the contact; it is said again only where the desk took it out. */
function contactOf({ to, text }: Of<'redirected'>, { lines }: Speech): Part[] {
  return lines([to])
    .filter(({ value }) => !text.includes(value))
    .map(({ label, value }) => part(value, label));
}

/**
 * Whether HR has begun to investigate (diskrimineringslagen 2:3, AML 3:2 a). The reporter never reads that it
 * is none.
 */
function investigationOf(
  { investigation }: Pick<Of<'redirected' | 'closed'>, 'investigation'>,
  reader: Audience['reader'],
  { say }: Speech,
): Part[] {
  if (investigation === undefined) return [];
  const isNone = investigation === 'neither' || investigation === 'not_harassment';
  if (isNone && reader === 'reporter') return [];
  return plain(`${say(`investigations.${investigation}`)}.`);
}

const plain = (text: string): Part[] => (literal(text) === '' ? [] : [part(text)]);

const labelled = (label: string, text: string): Part[] =>
  literal(text) === '' ? [] : [part(text, `${label}\n`)];

const part = (text: string, label = ''): Part => ({
  label,
  labelled: label !== '',
  text: literal(text),
});
