import type { AuditEntry, AuditEvent } from '../domain/audit';
import type { PostableCommand } from '../domain/desk-command';
import type { MemberId, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Operation } from '../domain/operation';
import { waitsFor } from '../domain/window';
import type { Deed } from '../ports/pool';
import { type Post, type Posted, postMessage } from '../threads/post-message';
import { seenNow } from '../threads/seen-now';
import type { DeskWorld } from './desk';
import type { DeskDraft, SeenThread } from './desk-draft';
import { findUnchanged, type Visible } from './find-thread';

/** What is being sent: named, and with what its writer had seen of the thread. */
export type Sending = Pick<DeskDraft, 'id' | 'began'> & { readonly seen: SeenThread };

const auditOf: Readonly<Record<PostableCommand['kind'], AuditEvent>> = {
  reply: 'reply_sent',
  feedback: 'feedback_given',
  redirected: 'reporter_redirected',
  closed: 'thread_closed',
  reopened: 'thread_reopened',
  hr_asked: 'hr_consent_asked',
  handed_over: 'information_handed_over',
  minutes: 'minutes_written',
  minutes_settled: 'minutes_settled',
};

/** What goes with a command, in its transaction. */
interface With {
  readonly event?: AuditEvent;
  readonly deed?: Deed | undefined;
  /** Operations that are released with it. */
  readonly along?: readonly Operation[];
  /** What is done with it at once stays, so that it cannot be taken back. */
  readonly stays?: true;
}

/**
 * Sends a command, if the thread is still as the member had seen it. `changed` when a colleague or the
 * reporter came first: nothing is stored, and the member is told.
 */
export async function postAsDesk(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  command: PostableCommand,
  sending: Sending,
  { event, deed, along, stays }: With = {},
): Promise<Posted> {
  const { id: thread } = visible.row;
  const usual = goesToHr(command) ? 'excerpt_given_to_hr' : auditOf[command.kind];
  const entry = auditEntry(world, member, event ?? usual, thread);
  const post = { ...(await postOf(world, visible, command, sending, entry)), stays };
  const { put } = await postMessage<never>(world, post, async (now) => {
    const found = await findUnchanged(world, member, visible, sending.seen, now);
    return found && { ...(await seenNow(world, await visible.keys(), 'desk')), deed, along };
  });
  return put === 'overtaken' ? 'changed' : put;
}

/** What a command is to the pool. */
export async function postOf(
  world: DeskWorld,
  { row, state }: Visible,
  command: PostableCommand,
  sending: Sending,
  audit: AuditEntry,
): Promise<Post> {
  return {
    id: await world.drafts.submission(sending.id, sending.began, 'command'),
    thread: row.id,
    side: 'desk',
    byDesk: true,
    waits: goesToHr(command) ? 'pass' : waitsFor(row.desk, state.urgent),
    body: command,
    audit,
  };
}

/** Whether a command is a word to the reporter about what HR gets. */
function goesToHr(command: PostableCommand): boolean {
  return command.kind === 'handed_over' && command.to === 'hr';
}

/**
 * The line that an act leaves in the audit.
 * @param subject the colleague whom it is about
 */
export function auditEntry(
  { random, clock }: Pick<DeskWorld, 'random' | 'clock'>,
  member: Member,
  event: AuditEvent,
  thread: ThreadId,
  subject?: MemberId,
): AuditEntry {
  const about = subject === undefined ? {} : { subject };
  return { id: random.id(), day: clock.today(), event, member: member.id, thread, ...about };
}
