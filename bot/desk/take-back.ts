import type { AuditEntry } from '../domain/audit';
import { withoutDeferral } from '../domain/handing';
import type { Member } from '../domain/member';
import type { NoteBody } from '../domain/message';
import type { Remark } from '../domain/remarks';
import type { ThreadState } from '../domain/thread';
import type { Parcel } from '../ports/desk-records';
import type { Withdrawal } from '../ports/pool';
import { coverRow } from '../threads/cover-row';
import { changeCase } from './change-case';
import type { DeskWorld } from './desk';
import type { SentOne } from './desk-draft';
import { findVisible, type Visible } from './find-thread';
import { findParcels } from './parcels';
import { auditEntry } from './post-as-desk';
import { findWaiting, type Waiting, type Waits } from './waiting';
import { recordOf } from './write-note';

/**
 * What has been sent, if it can still be taken back; else why it cannot. Out by now, or taken back: an epoch
 * that ends later than it comes out has let it out.
 */
export function whetherBack(
  { epoch, sent }: Pick<Waiting, 'epoch' | 'sent'>,
  { id, outOn }: SentOne,
): Waits | 'out_already' | 'taken_back' | 'not_now' {
  const found = sent.find(({ message }) => message.id === id);
  if (found !== undefined) return found.alone ? found : 'not_now';
  return epoch.endsOn === undefined || epoch.endsOn > outOn ? 'out_already' : 'taken_back';
}

/**
 * Takes back what was sent and is not out, with all that was done at once because of it. Pressed again, or
 * after a colleague, it is simply taken back; after the release it is out.
 */
export async function takeBack(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  one: SentOne,
): Promise<Remark> {
  const { id } = visible.row;
  for (let now: Visible | undefined = visible; ; now = await findVisible(world, member, id)) {
    if (now === undefined) return 'gone';
    const waiting = await findWaiting(world, await now.keys(), now.row);
    const back = await whatGoes(world, member, now, waiting, one);
    if (typeof back === 'string') return back;
    const { said, about, deed } = back;
    const covers = deed.drop.slots.map(() => coverRow(world, waiting.epoch));
    const entry = { ...auditEntry(world, member, 'sent_withdrawn', id), ...about };
    // Else somebody was faster, or the epoch has ended: another look says which.
    if (await world.pool.withdraw({ ...deed, covers }, entry)) return said;
  }
}

interface Back {
  readonly said: Remark;
  readonly about?: Pick<AuditEntry, 'subject'>;
  readonly deed: Omit<Withdrawal, 'covers'>;
}

/** All that goes when something is taken back, or why it cannot be. */
async function whatGoes(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  waiting: Waiting,
  one: SentOne,
): Promise<Back | Remark> {
  const parcels = await findParcels(world, visible, waiting);
  const found = parcels.find(({ parcel }) => parcel.id === one.id);
  if (found === undefined) {
    const own = whetherBack(waiting, one);
    if (typeof own === 'string') return own;
    return { said: 'taken_back', deed: { drop: { slots: [own.slot], copies: [own.record] } } };
  }
  const { parcel, slots, copies } = found;
  const drop = { slots, copies };
  if (parcel.kind === 'move') {
    const { dropped, to: subject, held } = parcel;
    const said = dropped ? 'taken_back_dropped' : 'taken_back';
    // The thread that never comes to be: its line in the audit goes with this one.
    return { said, about: { subject }, deed: { drop: { ...drop, case: held } } };
  }
  const undone = parcel.kind === 'excerpt' ? await undo(world, member, visible, parcel) : {};
  return typeof undone === 'string' ? undone : { said: 'taken_back', deed: { ...undone, drop } };
}

/**
 * What was done at once with an excerpt, undone. What stands of it in a note stays, since the desk keeps what
 * it has decided; a note after it says that it was taken back.
 */
async function undo(
  world: DeskWorld,
  { title }: Member,
  visible: Visible,
  { how, before, deferral }: Extract<Parcel, { kind: 'excerpt' }>,
): Promise<Omit<Withdrawal, 'covers' | 'drop'> | Remark> {
  if (how === 'agreed') return {};
  const note: NoteBody = { kind: 'note', author: title, text: '', takenBack: true };
  const record = await recordOf(world, visible, note);
  if (how === 'told') return { record };
  const ofCase = await changeCase(
    world,
    visible,
    (known) => (deferral === undefined ? known : withoutDeferral(known, deferral)),
    asBefore(visible.state, before),
  );
  return typeof ofCase === 'string' ? ofCase : { record, ...ofCase };
}

function asBefore(state: ThreadState, before: ThreadState['hr']): ThreadState {
  if (state.hr !== 'given') return state;
  const { hr: _, ...others } = state;
  return before === undefined ? others : { ...others, hr: before };
}
