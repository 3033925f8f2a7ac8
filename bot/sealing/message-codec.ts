import { redirectTargets } from '../domain/contacts';
import { addDays, dayNumber } from '../domain/day';
import {
  type Body,
  closeReasons,
  type Investigation,
  investigations,
  isFormBody,
  type Message,
} from '../domain/message';
import { type Minutes, settlings } from '../domain/minutes';
import { dayOf } from './calendar-bytes';
import { conflictOf, readConflict } from './conflict-fields';
import { type ByteReader, readBytes, u8, u16 } from './fixed-width';
import { handedOf, handedTo, readHanded } from './handed-fields';
import { idBytes, idFromBytes } from './id-bytes';
import { field, readField } from './message-fields';
import { arrivalAs, readArrivalFrom, readTaken, takenAs, writtenDay } from './minutes-letters';
import { SealError } from './seal-error';
import { kindBytes, oneOf, wordOf } from './words';

const answers = ['yes', 'no'] as const;

/**
 * A message without its padding: `kind u8 | id 16 | days until u8 | day u24 | position u16`, then the fields
 * of its kind in the order that {@link fieldsOf} gives them, each `tag u8 | length u16 | UTF-8`. Empty fields
 * are written; only an investigation of which nothing is said is left out, as it is in everything from before
 * there was one. A closing that says what was done apart from why has a kind of its own beside the first one;
 * what HR had said before a move has the kind and the fields of what it was behind its own. From where a note
 * came is never written: who reads it knows. A note that records a hand-over goes on with `name`, `cause`,
 * `recipient`, `purpose`, `reveals` and `revealsWhy`, and where the reporter is told later with `laterWhy`
 * and `tellBy`, a day as `YYYY-MM-DD`: it fits a desk's record. One that records a conflict of interest has a
 * kind of its own, and goes on with `code`, how it came about, `name`, `decidedBy` and `beside`; one that the
 * excerpt for HR was taken back has one as well, and goes on with nothing. 6,000 bytes of text, all fields
 * together, fit with every other kind; beside a full text a note's author may have 113, and that of minutes
 * 97.
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
  const id = idFromBytes(reader.bytes(16));
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
      return [
        field('what', body.what),
        field('where', body.where),
        field('how', body.how),
        field('who', body.who),
      ];
    case 'talk':
    case 'meeting_asked':
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
      return [field('text', body.text)];
    case 'hr_answered':
      return [field('code', body.yes ? 'yes' : 'no')];
    case 'redirected':
      return [field('text', body.text), field('code', body.to), ...investigationOf(body)];
    case 'closed':
      return [
        field('text', body.text),
        field('code', body.reason),
        ...(body.measures === undefined ? [] : [field('measures', body.measures)]),
        ...investigationOf(body),
      ];
    case 'handed_over':
      return [
        field('text', body.text),
        field('code', body.to),
        field('name', body.name),
        field('cause', body.cause),
      ];
    case 'note':
      return [
        field('text', body.text),
        field('author', body.author),
        ...handedOf(body),
        ...conflictOf(body),
      ];
    case 'entered':
      return minutesOf(body, arrivalAs(body));
    case 'minutes':
      return minutesOf(body);
    case 'minutes_approved':
      return [field('of', String(dayNumber(body.of)))];
    case 'minutes_corrected':
      return [field('text', body.text), field('of', String(dayNumber(body.of)))];
    case 'minutes_settled':
      return [
        field('text', body.text),
        field('code', body.how),
        field('of', String(dayNumber(body.of))),
      ];
  }
}

function readBody(kind: Word, reader: ByteReader): Body {
  switch (kind) {
    case 'report': {
      const what = readField('what', reader);
      const where = readField('where', reader);
      const how = readField('how', reader);
      return { kind, what, where, how, who: readField('who', reader) };
    }
    case 'talk':
    case 'meeting_asked':
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
      return { kind, text: readField('text', reader) };
    case 'hr_answered':
      return { kind, yes: oneOf(answers, readField('code', reader)) === 'yes' };
    case 'redirected': {
      const text = readField('text', reader);
      const to = oneOf(redirectTargets, readField('code', reader));
      return { kind, to, text, ...readInvestigation(reader) };
    }
    case 'closed': {
      const text = readField('text', reader);
      const reason = oneOf(closeReasons, readField('code', reader));
      return { kind, reason, text, ...readInvestigation(reader) };
    }
    case 'closed_with_measures': {
      const text = readField('text', reader);
      const reason = oneOf(closeReasons, readField('code', reader));
      const measures = readField('measures', reader);
      return { kind: 'closed', reason, text, measures, ...readInvestigation(reader) };
    }
    case 'handed_over': {
      const text = readField('text', reader);
      const to = oneOf(handedTo, readField('code', reader));
      const name = readField('name', reader);
      return { kind, to, name, cause: readField('cause', reader), text };
    }
    case 'note': {
      const text = readField('text', reader);
      return { kind, author: readField('author', reader), text, ...readHanded(reader) };
    }
    case 'note_of_conflict': {
      const text = readField('text', reader);
      const author = readField('author', reader);
      return { kind: 'note', author, text, conflict: readConflict(reader) };
    }
    case 'note_of_taking_back': {
      const text = readField('text', reader);
      return { kind: 'note', author: readField('author', reader), text, takenBack: true };
    }
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
      return { kind, of: writtenDay(readField('of', reader)) };
    case 'minutes_corrected': {
      const text = readField('text', reader);
      return { kind, text, of: writtenDay(readField('of', reader)) };
    }
    case 'minutes_settled': {
      const text = readField('text', reader);
      const how = oneOf(settlings, readField('code', reader));
      return { kind, how, text, of: writtenDay(readField('of', reader)) };
    }
  }
}

function minutesOf(of: Minutes, rest = ''): Buffer[] {
  const { text, author } = of;
  return [field('text', text), field('author', author), field('taken', `${takenAs(of)}${rest}`)];
}

function readMinutes(reader: ByteReader): Minutes & { readonly rest: string } {
  const text = readField('text', reader);
  const author = readField('author', reader);
  const taken = readField('taken', reader);
  return { ...readTaken(taken), author, text, rest: taken.slice(2) };
}

interface Investigated {
  readonly investigation?: Investigation;
}

function investigationOf({ investigation }: Investigated): Buffer[] {
  return investigation === undefined ? [] : [field('investigation', investigation)];
}

function readInvestigation(reader: ByteReader): Investigated {
  if (reader.rest() === 0) return {};
  return { investigation: oneOf(investigations, readField('investigation', reader)) };
}
