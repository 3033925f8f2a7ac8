import type { AuditEvent } from '../domain/audit';
import type { Member } from '../domain/member';
import type { Body, DeskBody, NoteBody } from '../domain/message';
import { type Act, visibleTo } from '../domain/thread';
import { type Post, type Posted, postMessage, type Seen } from '../threads/post-message';
import { readMessages } from '../threads/read-messages';
import type { DeskWorld } from './desk';
import type { SeenThread } from './desk-draft';
import type { Visible } from './open';

/** What a member does to a thread: words to the reporter, a note, or a step-down. */
export type Deed = DeskBody | NoteBody | { readonly kind: 'stepped_down' };

const auditOf: Readonly<Record<Deed['kind'], AuditEvent>> = {
  acknowledged: 'thread_acknowledged',
  reply: 'reply_sent',
  feedback: 'feedback_given',
  redirected: 'reporter_redirected',
  closed: 'thread_closed',
  note: 'note_written',
  stepped_down: 'member_stepped_down',
};

/**
 * Posts a deed into the pool, if the thread is still as the member had seen it. `changed` when a colleague or the
 * reporter came first: nothing is stored, and the member is told.
 */
export async function act(
  desk: DeskWorld,
  member: Member,
  { row }: Visible,
  deed: Deed,
  draft: {
    readonly id: string;
    readonly began: Parameters<DeskWorld['drafts']['submission']>[1];
    readonly seen: SeenThread;
  },
): Promise<Posted> {
  const day = desk.clock.today();
  const keys = await desk.threadSealer.openAsDesk(row);
  const isNote = deed.kind === 'note';
  const dataKey = isNote ? keys.internal : keys.common;
  const family = isNote ? 'note' : 'desk';
  const post: Post = {
    thread: row.id,
    side: 'desk',
    common: keys.common,
    act: actOf(deed, day, member),
    submission: await desk.drafts.submission(draft.id, draft.began),
    audit: {
      id: desk.chance.id(),
      day,
      event: auditOf[deed.kind],
      member: member.id,
      thread: row.id,
    },
    place: { after: draft.seen.pending },
    ...(deed.kind === 'stepped_down'
      ? {}
      : { message: { dataKey, family, content: { id: desk.chance.id(), day, body: deed } } }),
  };
  return postMessage(desk, post, async (): Promise<Seen | undefined> => {
    const now = await desk.threads.byId(row.id);
    if (now?.revision !== draft.seen.revision) return undefined;
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

function actOf(deed: Deed, day: Act['day'], member: Member): Act {
  switch (deed.kind) {
    case 'closed':
      return { kind: 'closed', day, reason: deed.reason };
    case 'stepped_down':
      return { kind: 'stepped_down', day, member: member.id };
    default:
      return { kind: deed.kind satisfies Exclude<Body['kind'], 'closed'>, day };
  }
}
