import { readTypedDay } from '../../domain/day';
import type { Id } from '../../domain/ids';
import type { Remark } from '../../domain/remarks';
import {
  agree,
  type Decided,
  firstAsked,
  type RequestDecision,
  requestDecisions,
  sentCopies,
} from '../../domain/request';
import { isAskedFor } from '../../domain/thread';
import { copiesToSend, requestsOf } from '../requests';
import { writeNote } from '../write-note';
import { command, type Filled } from './command';
import type { DeskPress } from './press';

/** Notes that somebody has asked for a record of the case: when and for what, never who (TF 2:18). */
export const request = command({
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
});

type DecisionNoted = { readonly kind: 'request_decided' } & Omit<Decided, 'on' | 'agreedOn'>;

/** How a request ended, as a form says it. */
export function readDecision({
  fields,
  today,
}: Pick<Filled, 'fields' | 'today'>): DecisionNoted | Remark {
  const is = requestDecisions.find((known) => known === fields.answer);
  const copy = sentCopies.find((known) => known === fields.copying);
  const { asking: of = '' } = fields;
  if (of === '' || is === undefined || copy === undefined) return 'choose';
  const said = { kind: 'request_decided', of: of as Id, is, copy } as const;
  // Nothing is sent to a person who has withdrawn the request.
  if (is === 'withdrawn') return { ...said, copy: 'none', sentOn: undefined };
  if (!agree(is, copy)) return 'copy_differs';
  const sentOn = readTypedDay(fields.sentOn ?? '');
  return sentOn === undefined || sentOn > today ? 'day_ahead' : { ...said, sentOn };
}

/** What the audit has of it. */
export function endEvent(is: RequestDecision): 'request_refused' | 'request_decided' {
  return is === 'part' || is === 'refused' ? 'request_refused' : 'request_decided';
}

/** Notes how a request ended, which copy went out, and when. */
export const answerRequest = command({
  form: 'desk_decide',
  option: 'decide',
  shows: 'once',
  may: ({ state }) => isAskedFor(state),
  view: async ({ form }, looked) => {
    if (looked === undefined) return undefined;
    const requests = await requestsOf(looked);
    return { name: 'desk_decide', ...form, requests, ...(await copiesToSend(looked)) };
  },
  ready: async (looked) => {
    const [first] = await requestsOf(looked);
    return { ...(first && { asking: first.id }), sentOn: looked.world.clock.today() };
  },
  read: readDecision,
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
      event: endEvent(said.is),
      change: (known) => ({ ...known, askedOn: left?.on }),
    });
  },
});

/** Shows texts for refusing a request. */
export const showRefusal: DeskPress = ({ draft: { at }, fields }) => {
  if (at.kind === 'asked') return { at: { ...at, refuses: true } };
  return 'thread' in at ? { at: { kind: 'refusal', thread: at.thread } } : { fields };
};
