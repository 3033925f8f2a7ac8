import type { AuditEvent } from '../../domain/audit';
import { readTypedDay } from '../../domain/day';
import type { Id } from '../../domain/ids';
import { takesPart } from '../../domain/readers';
import type { Remark } from '../../domain/remarks';
import {
  agree,
  caseRequests,
  firstAsked,
  halfOf,
  hasEnd,
  isInOrder,
  isNo,
  requestEnds,
  type Stage,
  sentCopies,
  stageKinds,
  withStage,
} from '../../domain/request';
import { isRequested } from '../../domain/thread';
import { command, type Filled } from '../case/command';
import { area, dayPast } from '../case/form-fields';
import type { DeskPress } from '../case/page-press';
import { copiesToSend, openRequests, requestsOf, stageOf } from '../case/requests';
import { writeNote } from '../case/write-note';

/** Notes that somebody has asked for a record of the case: when and for what, never who (TF 2:18). */
export const request = command({
  form: 'desk_request',
  option: 'request',
  fields: { arrived: dayPast(), text: area(1000) },
  ready: ({ world }) => ({ arrived: world.clock.today() }),
  read: ({ arrived: on, text }, { member }) => {
    const note = { kind: 'note', author: member.title, text, asked: { on } } as const;
    return { kind: 'request_noted', on, note };
  },
  run: (sending, { on, note }) =>
    writeNote(sending, note, {
      event: 'request_noted',
      change: (known) => ({ ...known, askedOn: firstAsked(known.askedOn, on) }),
    }),
});

type StageNoted = { readonly kind: 'request_decided' } & Omit<
  Stage,
  'on' | 'agreedOn' | 'until' | 'restFrom'
>;

/** What has happened to a request, as a form says it. */
export function readStage({
  fields,
  today,
}: Pick<Filled, 'fields' | 'today'>): StageNoted | Remark {
  const is = stageKinds.find((known) => known === fields.stage);
  const { asking: of = '' } = fields;
  if (of === '' || is === undefined) return 'choose';
  const day = readTypedDay(fields.sentOn ?? '');
  if (day === undefined || day > today) return 'day_ahead';
  const said = { kind: 'request_decided', of: of as Id, is, day } as const;
  if (!hasEnd(is)) return { ...said, copy: 'none' };
  const end = requestEnds.find((known) => known === fields.answer);
  const copy = sentCopies.find((known) => known === fields.copying);
  if (end === undefined || copy === undefined) return 'choose';
  return agree(end, copy) ? { ...said, end, copy } : 'copy_differs';
}

/** What the audit has of it. */
export function stageEvent({ is, end }: Pick<Stage, 'is' | 'end'>): AuditEvent {
  if (!hasEnd(is)) return 'request_followed';
  return isNo({ end }) ? 'request_refused' : 'request_decided';
}

/** Notes what has happened to a request: an answer, a decision, an appeal, and which copy went out. */
export const answerRequest = command({
  form: 'desk_decide',
  option: 'decide',
  shows: 'once',
  may: ({ state }) => isRequested(state),
  view: async ({ form }, looked) => {
    if (looked === undefined) return undefined;
    const requests = openRequests(looked.world, await requestsOf(looked));
    return { name: 'desk_decide', ...form, requests, ...(await copiesToSend(looked)) };
  },
  ready: async (looked) => {
    const [first] = openRequests(looked.world, await requestsOf(looked));
    return { ...(first && { asking: first.id }), sentOn: looked.world.clock.today() };
  },
  read: (_, filled) => readStage(filled),
  run: async (sending, { kind: _, ...said }) => {
    const { world, case: visible, member } = sending;
    const all = await requestsOf(sending);
    const asked = openRequests(world, all).find(({ id }) => id === said.of);
    if (asked === undefined) return 'changed';
    if (!asked.next.includes(said.is)) return 'stage_wrong';
    if (!isInOrder(asked, said.day)) return 'stage_early';
    const half = halfOf(asked, said.is, member, (id) => takesPart(id, visible.members, visible));
    if (typeof half === 'string') return half;
    const { copies, agreedOn } = await copiesToSend(sending);
    if (!copies.includes(said.copy)) return 'choose';
    const of = { desk: visible.row.desk, urgent: visible.state.urgent };
    const more = { ...said, ...half, ...(said.copy === 'redacted' && { agreedOn }) };
    const stage = stageOf(world, asked, more, of);
    const note = { kind: 'note', author: member.title, text: '', stage } as const;
    const after = all.map((one) => (one.id === asked.id ? withStage(one, stage) : one));
    return writeNote(sending, note, {
      event: stageEvent(said),
      change: (known) => ({ ...known, ...caseRequests(after) }),
    });
  },
});

/** Shows texts for refusing a request. */
export const showRefusal: DeskPress = ({ draft: { at }, fields }) => {
  if (at.kind === 'asked') return { at: { ...at, refuses: true } };
  return 'thread' in at ? { at: { kind: 'refusal', thread: at.thread } } : { fields };
};
