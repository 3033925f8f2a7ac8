import type { Conflict } from '../bot/domain/conflict';
import type { Handed } from '../bot/domain/hand-over';
import {
  type AgreedCopy,
  type Body,
  type DeskBody,
  type NoteBody,
  storyFields,
} from '../bot/domain/message';
import type { Minutes } from '../bot/domain/minutes';
import { sectionNames } from './desk-shared-values';
import type { Audience } from './head-values';
import { literal } from './literal';
import { askedLines, stageLines } from './request-values';
import type { Speech } from './speech';
import type { TextKey } from './texts';

export interface Part {
  readonly label: string;
  readonly text: string;
}

export function partsOf(body: Body, audience: Audience, speech: Speech): Part[] {
  const { reader } = audience;
  const { say } = speech;
  switch (body.kind) {
    case 'talk':
    case 'hr_answered':
    case 'minutes_approved':
    case 'meeting_asked':
    case 'punished':
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
      return plain(say(movedKey(body, reader)));
    case 'by_hr':
      return partsOf(body.body, audience, speech);
    case 'redirected':
      return [
        ...plain(body.text),
        ...(reader === 'reporter' ? contactOf(body, speech) : []),
        ...investigationOf(body, reader, speech),
      ];
    case 'feedback':
      return closingWords(body, speech);
    case 'closed':
      return [...closingWords(body, speech), ...investigationOf(body, reader, speech)];
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
    case 'reply':
    case 'reopened':
    case 'hr_asked':
      return plain(body.text);
    case 'entered':
      return [...minutesOf(body, speech), ...plain(acknowledgedAs(body, speech))];
    case 'minutes':
      return minutesOf(body, speech);
    case 'note':
      if (body.copied !== undefined) return copiedOf(body.copied, speech);
      if (body.asked !== undefined) return askedLines(body.asked, body.text, speech).flatMap(plain);
      if (body.stage !== undefined) return stageLines(body.stage, speech).flatMap(plain);
      if (body.conflict !== undefined) return conflictOf(body, body.conflict, speech);
      return body.handed === undefined
        ? [...closingOf(body, speech), ...plain(body.text)]
        : handedOf(body.handed, body.text, speech);
  }
}

function minutesOf({ author, recording, text }: Minutes, { say }: Speech): Part[] {
  const taken = say('minutes.taken', { author: literal(author) });
  return [...plain(`${taken} ${say(`minutes.${recording}`)}`), ...plain(text)];
}

function acknowledgedAs(
  { acknowledged }: Extract<Body, { kind: 'entered' }>,
  { say, longDay }: Speech,
): string {
  if (acknowledged === undefined) return say('acknowledgings.not_yet');
  return say(`acknowledgings.${acknowledged.how}`, { day: longDay(acknowledged.on) });
}

/** The desk's record of a hand-over, and the copy of what was given. */
function handedOf(handed: Handed, copy: string, { say, longDay }: Speech): Part[] {
  const { name, purpose, cause, reveals, revealsWhy, later } = handed;
  return [
    ...labelled(say('thread.recipient'), name),
    ...plain(say(`handedFor.${purpose}`)),
    ...labelled(say('thread.cause'), cause),
    ...(reveals === 'yes'
      ? labelled(say('deskThread.revealsWhy'), revealsWhy)
      : plain(say('deskThread.revealsNothing'))),
    ...(later === undefined
      ? []
      : labelled(say('deskThread.toldLater', { day: longDay(later.tellBy) }), later.why)),
    ...labelled(say('deskThread.copy'), copy),
  ];
}

function copiedOf({ redactions, sections }: AgreedCopy, speech: Speech): Part[] {
  const of = { count: String(redactions), sections: sectionNames(sections, speech) };
  return plain(speech.say('deskThread.copiedHow', of));
}

function conflictOf(
  { author, text }: NoteBody,
  { how, decidedBy, beside }: Conflict,
  { say }: Speech,
): Part[] {
  const decided = {
    left: [],
    shut_out: labelled(
      say('conflict.secondLabel'),
      say('conflict.two', { one: literal(author), other: literal(beside) }),
    ),
    alone: labelled(say('conflict.aloneLabel'), `${author}: ${beside}`),
  };
  return [
    ...labelled(say('conflict.reasonLabel'), text),
    ...labelled(say('conflict.decidedLabel'), decidedBy),
    ...decided[how],
  ];
}

/** Each labelled; or the one text that says all. */
function closingWords(
  { measures, text }: Pick<Of<'closed'>, 'measures' | 'text'>,
  { say }: Speech,
): Part[] {
  if (measures === undefined) return plain(text);
  return [...labelled(say('thread.measures'), measures), ...labelled(say('thread.cause'), text)];
}

function movedKey({ kept }: Of<'moved'>, reader: Audience['reader']): TextKey {
  if (kept === true) return reader === 'reporter' ? 'thread.movedKept' : 'deskThread.movedKept';
  return reader === 'reporter' ? 'thread.movedWhat' : 'deskThread.movedWhat';
}

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

function contactOf({ to, text }: Of<'redirected'>, { lines }: Speech): Part[] {
  return lines([to])
    .filter(({ value }) => !text.includes(value))
    .map(({ label, value }) => part(value, label));
}

/**
 * HR has begun to investigate (diskrimineringslagen 2:3, AML 3:2 a); the reporter is not told that HR has
 * not.
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
  text: literal(text),
});
