import { assessments } from '../domain/assessment';
import { type Conflict, conflictKinds } from '../domain/conflict';
import { redirectTargets } from '../domain/contacts';
import { addDays, daysBetween } from '../domain/day';
import { type Handed, handedTo, purposes, revealing } from '../domain/hand-over';
import {
  type AgreedCopy,
  type Body,
  closeReasons,
  investigations,
  isFormBody,
  type Message,
} from '../domain/message';
import { type Acknowledged, type Recording, settlings, type Way } from '../domain/minutes';
import { type Asked, requestEnds, type Stage, sentCopies, stageKinds } from '../domain/request';
import type { Section } from '../domain/secrecy';
import {
  always,
  both,
  byte,
  checked,
  choice,
  day,
  type Format,
  flag,
  id,
  list,
  mapped,
  optional,
  record,
  short,
  tagged,
  text,
  word,
} from './formats';
import { kindBytes } from './words';

const kinds = word<Body['kind']>(kindBytes);

/** The kind's byte, and what the kind has, in the order of {@link formats}. */
export const bodyFormat: Format<Body> = {
  write: (body) => [...kinds.write(body.kind), ...formats[body.kind].write(body as never)],
  read: (reader) => {
    const kind = kinds.read(reader);
    return { kind, ...formats[kind].read(reader) } as Body;
  },
};

/** What a kind's body has, but for what is never stored. */
type Of<K> = Omit<Extract<Body, { kind: K }>, 'kind' | 'from' | 'closing'>;

const nothing = record<object>({});
const said = record<{ readonly text: string }>({ text });
const to = choice(handedTo);
const investigation = optional(choice(investigations));
const handed = record<Handed>({
  name: text,
  cause: text,
  to,
  purpose: choice(purposes),
  reveals: choice(revealing),
  revealsWhy: text,
  later: optional(record({ why: text, tellBy: day })),
});
const conflict = record<Conflict>({
  how: choice(conflictKinds),
  who: text,
  decidedBy: text,
  beside: text,
});
const copied = record<AgreedCopy>({
  redactions: short,
  sections: list(
    byte,
    mapped<Section, string>(text, String, (stored) => stored as Section),
  ),
  beside: text,
});
const asked = record<Asked>({ on: day });
const stage = record<Stage>({
  of: id,
  on: day,
  is: choice(stageKinds),
  end: optional(choice(requestEnds)),
  copy: choice(sentCopies),
  agreedOn: optional(day),
  day,
  half: optional(id),
  until: optional(day),
  restFrom: optional(day),
});
/** Behind a tag each, since earlier notes lack it: without any, a note is written as before. */
type LaterInNote = Pick<Of<'note'>, 'fact' | 'copied' | 'asked' | 'stage' | 'assessed'>;
const wayBytes = { telephone: 1, meeting: 2, letter: 3, mail: 4, other: 5 } as const;
const minutes = {
  text,
  author: text,
  way: word<Way>(wayBytes),
  recording: word<Recording>({ none: 0, consented: 1 }),
};
const acknowledged = record<Acknowledged>({ how: word({ spoken: 1, letter: 2 }), on: day });

const formats: { readonly [K in Body['kind']]: Format<never, Of<K>> } = {
  report: record<Of<'report'>>({ what: text, where: text, how: text, who: text }),
  talk: nothing,
  meeting_asked: nothing,
  punished: nothing,
  code_renewed: nothing,
  moved: record<Of<'moved'>>({ kept: optional(always) }),
  by_hr: record<Of<'by_hr'>>({ body: checked(bodyFormat, isFormBody) }),
  message: said,
  excerpt: said,
  reply: said,
  feedback: record<Of<'feedback'>>({ measures: text, text }),
  reopened: said,
  hr_asked: said,
  hr_answered: record<Of<'hr_answered'>>({ yes: flag }),
  redirected: record<Of<'redirected'>>({ text, to: choice(redirectTargets), investigation }),
  closed: record<Of<'closed'>>({
    text,
    reason: choice(closeReasons),
    measures: optional(text),
    investigation,
  }),
  handed_over: record<Of<'handed_over'>>({
    text,
    to,
    name: text,
    cause: text,
    announced: optional(always),
  }),
  note: both(
    record<Omit<Of<'note'>, keyof LaterInNote>>({
      text,
      author: text,
      handed: optional(handed),
      conflict: optional(conflict),
      takenBack: optional(always),
    }),
    tagged<LaterInNote>({
      fact: [1, always],
      copied: [2, copied],
      asked: [3, asked],
      stage: [4, stage],
      assessed: [5, record({ is: optional(choice(assessments)) })],
    }),
  ),
  entered: record<Of<'entered'>>({
    ...minutes,
    arrivedOn: day,
    acknowledged: optional(acknowledged),
  }),
  minutes: record<Of<'minutes'>>(minutes),
  minutes_approved: record<Of<'minutes_approved'>>({ of: day }),
  minutes_corrected: record<Of<'minutes_corrected'>>({ text, of: day }),
  minutes_settled: record<Of<'minutes_settled'>>({ text, how: choice(settlings), of: day }),
};

type Stored = Omit<Message, 'until'> & { readonly span: number };

/**
 * A message without its padding: `id 16 | day u32 | days after it until the last u8 | position u16 | body`. A
 * note's origin is not written. Text of 6,000 bytes, all of it together, fits every kind. With a full text a
 * note's author may have 111 bytes, and that of minutes 102.
 */
export const messageFormat: Format<Message> = mapped(
  record<Stored>({ id, day, span: byte, position: short, body: bodyFormat }),
  ({ until, ...message }) => ({
    ...message,
    span: until === undefined ? 0 : daysBetween(message.day, until),
  }),
  ({ span, ...message }) => ({
    ...message,
    ...(span > 0 && { until: addDays(message.day, span) }),
  }),
);
