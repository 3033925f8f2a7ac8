import type { AuditEntry, AuditEvent } from '../domain/audit';
import type { PostableCommand } from '../domain/desk-command';
import type { ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Act } from '../domain/thread';
import { type Post, type Posted, postMessage } from '../threads/post-message';
import { seenNow } from '../threads/seen-now';
import type { DeskWorld } from './desk';
import type { DeskDraft, SeenThread } from './desk-draft';
import { unchanged, type Visible } from './find-thread';

/** What is being sent: named, and with what its writer had seen of the thread. */
export type Sending = Pick<DeskDraft, 'id' | 'began'> & { readonly seen: SeenThread };

const auditOf: Readonly<Record<PostableCommand['kind'], AuditEvent>> = {
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
 * Posts a command into the pool, if the thread is still as the member had seen it. `changed` when a colleague
 * or the reporter came first: nothing is stored, and the member is told.
 */
export async function postAsDesk(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  command: PostableCommand,
  sending: Sending,
  along?: Post['along'],
): Promise<Posted> {
  const keys = await visible.keys();
  const { id: thread } = visible.row;
  const isNote = command.kind === 'note';
  const dataKey = isNote ? keys.internal : keys.common;
  const family = isNote ? 'note' : 'desk';
  const toHr = command.kind === 'handed_over' && command.to === 'hr';
  const event = toHr ? 'excerpt_given_to_hr' : auditOf[command.kind];
  const post: Post = {
    thread,
    side: 'desk',
    common: keys.common,
    act: (day) => actOf(command, day, member),
    submission: await world.drafts.submission(sending.id, sending.began, 'command'),
    audit: auditEntry(world, member, event, thread),
    place: { after: sending.seen.pending },
    message:
      command.kind === 'stepped_down'
        ? undefined
        : { dataKey, family, content: { id: world.random.id(), body: command } },
    along,
  };
  return postMessage(world, post, async () => {
    const now = await unchanged(world, member, thread, sending.seen);
    return now && seenNow(world, keys, family);
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

function actOf(command: PostableCommand, day: Act['day'], member: Member): Act {
  switch (command.kind) {
    case 'closed':
      return { kind: 'closed', day, reason: command.reason };
    case 'handed_over':
      return { kind: 'handed_over', day, toHr: command.to === 'hr' };
    case 'stepped_down':
      return { kind: 'stepped_down', day, member: member.id };
    default:
      return { kind: command.kind, day };
  }
}
