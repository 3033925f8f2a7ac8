import { type Day, readTypedDay } from '../../domain/day';
import type { Id } from '../../domain/ids';
import type { NoteBody } from '../../domain/message';
import {
  firstAsked,
  type RequestDecision,
  requestDecisions,
  type SentCopy,
  sentCopies,
  waitedSince,
} from '../../domain/request';
import { isAskedFor } from '../../domain/thread';
import { copiesToSend, requestsOf } from '../requests';
import { writeNote } from '../write-note';
import type { Command } from './command';
import { inThread } from './press';

interface Noted {
  readonly kind: 'request_noted';
  readonly on: Day;
  readonly note: NoteBody;
}

/** Notes that somebody has asked for a record of the case: when and for what, never who (TF 2:18). */
export const request = {
  form: 'desk_request',
  option: 'request',
  texts: ['text'],
  ready: ({ world }) => ({ arrived: world.clock.today() }),
  read: ({ member, fields, text, today, wrong }) => {
    const missing = wrong();
    if (missing !== undefined) return missing;
    const on = readTypedDay(fields.arrived ?? '');
    if (on === undefined || on > today) return 'day_ahead';
    const note = { kind: 'note', author: member.title, text, asked: { on } } as const;
    return { kind: 'request_noted', on, note };
  },
  run: (sending, { on, note }) =>
    writeNote(sending, note, {
      event: 'request_noted',
      change: (known) => ({ ...known, askedOn: firstAsked(known.askedOn, on) }),
    }),
} as const satisfies Command<Noted>;

interface DecisionNoted {
  readonly kind: 'request_decided';
  readonly of: Id;
  readonly is: RequestDecision;
  readonly copy: SentCopy;
  readonly sentOn: Day | undefined;
}

/** Notes how a request ended, which copy went out, and when. */
export const answerRequest = {
  form: 'desk_decide',
  option: 'decide',
  shows: 'once',
  may: ({ state }) => isAskedFor(state),
  view: async ({ form, world }, looked) => {
    if (looked === undefined) return undefined;
    const today = world.clock.today();
    const open = await requestsOf(looked);
    const requests = open.map((one) => ({ days: 0, ...waitedSince(one.on, today), ...one }));
    return { name: 'desk_decide', ...form, requests, ...(await copiesToSend(looked)) };
  },
  ready: async (looked) => {
    const [first] = await requestsOf(looked);
    return { ...(first && { asking: first.id }), sentOn: looked.world.clock.today() };
  },
  read: ({ fields, today }) => {
    const is = requestDecisions.find((known) => known === fields.answer);
    const copy = sentCopies.find((known) => known === fields.copying);
    const { asking: of = '' } = fields;
    if (of === '' || is === undefined || copy === undefined) return 'choose';
    const said = { kind: 'request_decided', of: of as Id, is, copy } as const;
    // Nothing is sent to a person who has withdrawn the request.
    if (is === 'withdrawn') return { ...said, copy: 'none', sentOn: undefined };
    const sentOn = readTypedDay(fields.sentOn ?? '');
    return sentOn === undefined || sentOn > today ? 'day_ahead' : { ...said, sentOn };
  },
  run: async (sending, { kind: _, ...said }) => {
    const open = await requestsOf(sending);
    const asked = open.find(({ id }) => id === said.of);
    if (asked === undefined) return 'changed';
    const { copies, agreedOn } = await copiesToSend(sending);
    if (!copies.includes(said.copy)) return 'choose';
    const [left] = open.filter((one) => one !== asked);
    const decided = {
      ...said,
      on: asked.on,
      ...(said.copy === 'masked' && { agreedOn }),
    };
    const note = { kind: 'note', author: sending.member.title, text: '', decided } as const;
    return writeNote(sending, note, {
      event: said.is === 'part' || said.is === 'refused' ? 'request_refused' : 'request_decided',
      change: (known) => ({ ...known, askedOn: left?.on }),
    });
  },
} as const satisfies Command<DecisionNoted>;

/** Shows texts for refusing a request. */
export const showRefusal = inThread(({ visible }) => ({
  at: { kind: 'refusal', thread: visible.row.id },
  visible,
}));
