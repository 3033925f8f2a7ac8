import type { AuditEntry, AuditEvent } from '../domain/audit';
import type { PostableCommand } from '../domain/desk-command';
import type { Id, MemberId, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { type Act, closingAct } from '../domain/thread';
import { waitsFor } from '../domain/window';
import { type Post, type Posted, postMessage } from '../threads/post-message';
import { seenNow } from '../threads/seen-now';
import type { DeskWorld } from './desk';
import type { DeskDraft, SeenThread } from './desk-draft';
import { findUnchanged, type Visible } from './find-thread';
import { copyFor } from './waiting';

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
  minutes: 'minutes_written',
  minutes_settled: 'minutes_settled',
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
  { along, event }: { readonly along?: Post['along']; readonly event?: AuditEvent } = {},
): Promise<Posted> {
  const { id: thread } = visible.row;
  const keys = await visible.keys();
  const usual = goesToHr(command) ? 'excerpt_given_to_hr' : auditOf[command.kind];
  const entry = auditEntry(world, member, event ?? usual, thread);
  const post = await postOf(world, visible, command, sending, entry, along);
  return postMessage(world, post, async () => {
    const now = await findUnchanged(world, member, visible, sending.seen);
    return now && seenNow(world, keys, 'desk');
  });
}

/** What a command is to the pool: its act, its message, and the copy that the desk keeps. */
export async function postOf(
  world: DeskWorld,
  { row, keys }: Visible,
  command: PostableCommand,
  sending: Sending,
  audit: AuditEntry,
  along?: Post['along'],
): Promise<Post> {
  const waits = goesToHr(command) ? 'pass' : waitsFor(row.desk);
  const opened = await keys();
  const { common } = opened;
  const content = { id: world.random.id<Id>(), body: command };
  return {
    thread: row.id,
    side: 'desk',
    waits,
    common,
    act: (day) => actOf(command, day),
    submission: await world.drafts.submission(sending.id, sending.began, 'command'),
    audit,
    place: { after: sending.seen.pending },
    message: { dataKey: common, family: 'desk', content },
    copy: copyFor(world, opened, row.id, command, { alone: along === undefined, waits }),
    along,
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

function actOf(command: PostableCommand, day: Act['day']): Act {
  switch (command.kind) {
    case 'closed':
      return closingAct(command, day);
    case 'handed_over':
      return { kind: 'handed_over', day, toHr: command.to === 'hr' };
    default:
      return { kind: command.kind, day };
  }
}
