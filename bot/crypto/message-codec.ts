import { redirectTargets } from '../domain/contacts';
import { addDays, dayNumber } from '../domain/day';
import {
  type Body,
  closeReasons,
  investigations,
  isFormBody,
  type Message,
} from '../domain/message';
import { type Minutes, settlings } from '../domain/minutes';
import { type ByteReader, dayOf, readBytes, u8, u16 } from './fixed-width';
import { idBytes } from './id-bytes';
import { fieldBytes, readField } from './message-fields';
import { arrivalAs, readArrivalFrom, readTaken, takenAs, writtenDay } from './minutes-letters';
import { conflictOf, handedOf, handedTo, readConflict, readHanded } from './note-fields';
import { SealError } from './seal-error';
import { kindBytes, oneOf, wordOf } from './words';

const answers = ['yes', 'no'] as const;

/**
 * A message without its padding: `kind u8 | id 16 | days until u8 | day u24 | position u16`, then the fields
 * of its kind in the order of {@link fieldsOf}, each `tag u8 | length u16 | UTF-8`. Empty fields are written;
 * only an investigation of which nothing is said is left out. A closing with measures has a kind of its own.
 * What HR had said before a move has its original kind and fields after the kind `by_hr`. A note's origin is
 * not written. A note of a hand-over adds `name`, `cause`, `recipient`, `purpose`, `reveals` and
 * `revealsWhy`; where the reporter is told later, also `laterWhy` and `tellBy`, a day as `YYYY-MM-DD`. A note
 * of a conflict of interest has its own kind, and adds `code` (how it came about), `name`, `decidedBy` and
 * `beside`. A note that the excerpt for HR was taken back has its own kind and adds nothing.
 *
 * Text of 6,000 bytes, all fields together, fits every kind. With a full text a note's author may have 113
 * bytes, and that of minutes 97.
 */
export function encodeMessage(message: Message): Buffer {
  return Buffer.concat([
    u8(kindBytes[wordFor(message.body)]),
    idBytes(message.id),
    daysOf(message),
    u16(message.position),
    ...fieldsOf(message.body),
  ]);
}

/** Reads what {@link encodeMessage} wrote. Anything unknown, too much, too little: `seal_format`. */
export function decodeMessage(bytes: Buffer): Message {
  const reader = readBytes(bytes);
  const kind = wordOf(kindBytes, reader.u8());
  const id = reader.id();
  const span = reader.u8();
  const day = dayOf(reader.u8() * 0x10000 + reader.u16());
  const position = reader.u16();
  const body = readBody(kind, reader);
  reader.end();
  return { id, day, ...(span > 0 && { until: addDays(day, span) }), position, body };
}

/** The days on which it was written: how many there are after the first, and the first. */
function daysOf({ day, until = day }: Pick<Message, 'day' | 'until'>): Buffer {
  const first = dayNumber(day);
  return Buffer.concat([u8(dayNumber(until) - first), u8(first >> 16), u16(first & 0xffff)]);
}

type Word = keyof typeof kindBytes;

function wordFor(body: Body): Word {
  if (body.kind === 'moved' && body.kept === true) return 'moved_kept';
  if (body.kind === 'note' && body.conflict !== undefined) return 'note_of_conflict';
  if (body.kind === 'note' && body.takenBack === true) return 'note_of_taking_back';
  return body.kind === 'closed' && body.measures !== undefined ? 'closed_with_measures' : body.kind;
}

function fieldsOf(body: Body): Buffer[] {
  switch (body.kind) {
    case 'report':
      return fieldBytes({ what: body.what, where: body.where, how: body.how, who: body.who });
    case 'talk':
    case 'meeting_asked':
    case 'punished':
    case 'code_renewed':
    case 'moved':
      return [];
    case 'by_hr':
      return [u8(kindBytes[wordFor(body.body)]), ...fieldsOf(body.body)];
    case 'message':
    case 'excerpt':
    case 'reply':
    case 'feedback':
    case 'reopened':
    case 'hr_asked':
      return fieldBytes({ text: body.text });
    case 'hr_answered':
      return fieldBytes({ code: body.yes ? 'yes' : 'no' });
    case 'redirected':
      return fieldBytes({ text: body.text, code: body.to, investigation: body.investigation });
    case 'closed': {
      const { text, reason, measures, investigation } = body;
      return fieldBytes({ text, code: reason, measures, investigation });
    }
    case 'handed_over':
      return fieldBytes({ text: body.text, code: body.to, name: body.name, cause: body.cause });
    case 'note': {
      const { text, author } = body;
      return [...fieldBytes({ text, author }), ...handedOf(body), ...conflictOf(body)];
    }
    case 'entered':
      return minutesOf(body, arrivalAs(body));
    case 'minutes':
      return minutesOf(body);
    case 'minutes_approved':
      return fieldBytes({ of: String(dayNumber(body.of)) });
    case 'minutes_corrected':
      return fieldBytes({ text: body.text, of: String(dayNumber(body.of)) });
    case 'minutes_settled':
      return fieldBytes({ text: body.text, code: body.how, of: String(dayNumber(body.of)) });
  }
}

/** Object literals are read in the order of the fields. */
function readBody(kind: Word, reader: ByteReader): Body {
  const read = (tag: Parameters<typeof readField>[0]): string => readField(tag, reader);
  switch (kind) {
    case 'report':
      return { kind, what: read('what'), where: read('where'), how: read('how'), who: read('who') };
    case 'talk':
    case 'meeting_asked':
    case 'punished':
    case 'code_renewed':
    case 'moved':
      return { kind };
    case 'moved_kept':
      return { kind: 'moved', kept: true };
    case 'by_hr': {
      const body = readBody(wordOf(kindBytes, reader.u8()), reader);
      if (!isFormBody(body)) throw new SealError('seal_format');
      return { kind, body };
    }
    case 'message':
    case 'excerpt':
    case 'reply':
    case 'feedback':
    case 'reopened':
    case 'hr_asked':
      return { kind, text: read('text') };
    case 'hr_answered':
      return { kind, yes: oneOf(answers, read('code')) === 'yes' };
    case 'redirected': {
      const said = { text: read('text'), to: oneOf(redirectTargets, read('code')) };
      return { kind, ...said, ...readInvestigation(reader) };
    }
    case 'closed':
    case 'closed_with_measures': {
      const said = { text: read('text'), reason: oneOf(closeReasons, read('code')) };
      const done = kind === 'closed' ? {} : { measures: read('measures') };
      return { kind: 'closed', ...said, ...done, ...readInvestigation(reader) };
    }
    case 'handed_over': {
      const [text, to] = [read('text'), oneOf(handedTo, read('code'))];
      return { kind, text, to, name: read('name'), cause: read('cause') };
    }
    case 'note':
      return { kind, text: read('text'), author: read('author'), ...readHanded(reader) };
    case 'note_of_conflict': {
      const [text, author] = [read('text'), read('author')];
      return { kind: 'note', text, author, conflict: readConflict(reader) };
    }
    case 'note_of_taking_back':
      return { kind: 'note', text: read('text'), author: read('author'), takenBack: true };
    case 'entered': {
      const { rest, ...minutes } = readMinutes(reader);
      return { kind, ...minutes, ...readArrivalFrom(rest) };
    }
    case 'minutes': {
      const { rest, ...minutes } = readMinutes(reader);
      if (rest !== '') throw new SealError('seal_format');
      return { kind, ...minutes };
    }
    case 'minutes_approved':
      return { kind, of: writtenDay(read('of')) };
    case 'minutes_corrected':
      return { kind, text: read('text'), of: writtenDay(read('of')) };
    case 'minutes_settled': {
      const said = { text: read('text'), how: oneOf(settlings, read('code')) };
      return { kind, ...said, of: writtenDay(read('of')) };
    }
  }
}

function minutesOf(of: Minutes, rest = ''): Buffer[] {
  return fieldBytes({ text: of.text, author: of.author, taken: `${takenAs(of)}${rest}` });
}

function readMinutes(reader: ByteReader): Minutes & { readonly rest: string } {
  const said = { text: readField('text', reader), author: readField('author', reader) };
  const taken = readField('taken', reader);
  return { ...readTaken(taken), ...said, rest: taken.slice(2) };
}

function readInvestigation(reader: ByteReader) {
  if (reader.rest() === 0) return {};
  return { investigation: oneOf(investigations, readField('investigation', reader)) };
}
