import type { AuditEntry, AuditEvent } from '../domain/audit';
import type { ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { type Act, visibleTo } from '../domain/thread';
import { type Post, type Posted, postMessage, type Seen } from '../threads/post-message';
import { readMessages } from '../threads/read-messages';
import type { DeskWorld } from './desk';
import type { DeskDraft, SeenThread } from './desk-draft';
import type { Visible } from './find-thread';
import type { Words } from './read-form';

/** What a member does in a thread of the desk: words, to the reporter or in a note, or a step-down without any. */
type Doing = Words | { readonly kind: 'stepped_down' };

/** What is being sent: named, and with what its writer had seen of the thread. */
export type Sending = Pick<DeskDraft, 'id' | 'began'> & { readonly seen: SeenThread };

const auditOf: Readonly<Record<Doing['kind'], AuditEvent>> = {
  acknowledged: 'thread_acknowledged',
  reply: 'reply_sent',
  feedback: 'feedback_given',
  redirected: 'reporter_redirected',
  closed: 'thread_closed',
  reopened: 'thread_reopened',
  hr_asked: 'hr_consent_asked',
  handed_over: 'information_handed_over',
  note: 'note_written',
  stepped_down: 'member_stepped_down',
};

/**
 * Posts a deed into the pool, if the thread is still as the member had seen it. `changed` when a colleague or the
 * reporter came first: nothing is stored, and the member is told.
 */
export async function postAsDesk(
  desk: DeskWorld,
  member: Member,
  { row }: Visible,
  doing: Doing,
  sending: Sending,
  along?: Post['along'],
): Promise<Posted> {
  const day = desk.clock.today();
  const keys = await desk.threadSealer.openAsDesk(row);
  const isNote = doing.kind === 'note';
  const dataKey = isNote ? keys.internal : keys.common;
  const family = isNote ? 'note' : 'desk';
  const toHr = doing.kind === 'handed_over' && doing.to === 'hr';
  const post: Post = {
    thread: row.id,
    side: 'desk',
    common: keys.common,
    act: actOf(doing, day, member),
    submission: await desk.drafts.submission(sending.id, sending.began, 'command'),
    audit: auditEntry(desk, member, toHr ? 'excerpt_given_to_hr' : auditOf[doing.kind], row.id),
    place: { after: sending.seen.pending },
    ...(doing.kind === 'stepped_down'
      ? {}
      : { message: { dataKey, family, content: { id: desk.random.id(), day, body: doing } } }),
    ...(along === undefined ? {} : { along }),
  };
  return postMessage(desk, post, async (): Promise<Seen | undefined> => {
    const now = await desk.threads.byId(row.id);
    if (now?.revision !== sending.seen.revision) return undefined;
    if (!visibleTo(member.id, await desk.threadSealer.openState(now))) return undefined;
    const count = async (key: Uint8Array, of: 'reporter' | 'desk' | 'note'): Promise<number> =>
      (await readMessages(desk, key, row.id, of)).length;
    const [reporter, own] = [
      await count(keys.common, 'reporter'),
      await count(keys.common, 'desk'),
    ];
    return {
      messages: reporter + own,
      ofFamily: isNote ? await count(keys.internal, 'note') : own,
    };
  });
}

/** The line that an act leaves in the audit. */
export function auditEntry(
  { random, clock }: Pick<DeskWorld, 'random' | 'clock'>,
  member: Member,
  event: AuditEvent,
  thread: ThreadId,
): AuditEntry {
  return { id: random.id(), day: clock.today(), event, member: member.id, thread };
}

function actOf(doing: Doing, day: Act['day'], member: Member): Act {
  switch (doing.kind) {
    case 'closed':
      return { kind: 'closed', day, reason: doing.reason };
    case 'handed_over':
      return { kind: 'handed_over', day, toHr: doing.to === 'hr' };
    case 'stepped_down':
      return { kind: 'stepped_down', day, member: member.id };
    default:
      return { kind: doing.kind, day };
  }
}
