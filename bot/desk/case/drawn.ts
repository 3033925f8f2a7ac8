import type { DeskView } from '../../domain/desk-view';
import type { FieldName, Fields } from '../../domain/fields';
import type { Remark } from '../../domain/remarks';
import { versionOf } from '../../domain/thread';
import type { Redraw } from '../../ports/dialogue';
import { auditEntry } from './audit-entry';
import type { DeskContext, DeskWorld, OpenCase } from './context';
import type { DeskDraft, SeenThread } from './desk-draft';
import { unseenIn } from './find-thread';
import type { Waiting } from './waiting';

/** A place in the desk's dialog as it is drawn; sealed, it is shown to the member. */
export interface Drawn {
  readonly draft: DeskDraft;
  readonly view: DeskView;
  readonly remark?: Remark | undefined;
  readonly about?: FieldName | undefined;
  readonly fields: Fields;
  readonly once?: true;
}

export function drawn(draft: DeskDraft, view: DeskView, redraw: Redraw): Drawn {
  const { remark, about, fields = {} } = redraw;
  return { draft, view, remark, about, fields };
}

/** Notes in the audit that the member reads a thread. */
export async function noteReading({ world, case: visible }: DeskContext<'case'>): Promise<void> {
  const { row, member } = visible;
  await world.people.audit(auditEntry(world, member, 'thread_opened', row.id));
}

/** What is shown belongs to the thread: the first look on a day is a reading. */
export async function readToday(
  looked: DeskContext<'case'>,
  draft: DeskDraft,
): Promise<SeenThread> {
  const { world, case: visible } = looked;
  const seen = draft.seen ?? (await asSeen(world, visible));
  if (isOfToday(world, seen)) return seen;
  await noteReading(looked);
  return { ...seen, readOn: world.clock.today() };
}

/** Whether a thread was read on this day. */
export function isOfToday({ clock }: DeskWorld, { readOn }: SeenThread): boolean {
  return readOn === clock.today();
}

/** Another name for what is written next: it is another message. */
export function fresh(world: DeskWorld, draft: DeskDraft): DeskDraft {
  const { seen: _, ...rest } = draft;
  return { ...rest, id: world.random.id(), began: world.clock.today() };
}

/** What a member sees of a thread now. */
export async function asSeen(
  world: DeskWorld,
  visible: OpenCase,
  waiting?: Waiting,
): Promise<SeenThread> {
  const { row, state } = visible;
  return {
    revision: versionOf(row, state),
    thread: row.id,
    reference: row.reference,
    desk: row.desk,
    ...(state.urgent && { urgent: state.urgent }),
    excerpt: state.origin !== undefined,
    ...(await unseenIn(world, visible, waiting)),
  };
}
