import type { AuditEntry } from '../../domain/audit';
import { withoutDeferral } from '../../domain/handing';
import { xorHex } from '../../domain/hex';
import type { ThreadId } from '../../domain/ids';
import type { NoteBody } from '../../domain/message';
import type { SubmissionId } from '../../domain/operation';
import type { Remark } from '../../domain/remarks';
import type { ThreadState } from '../../domain/thread';
import type { Built, Writes } from '../../ports/pool';
import { auditEntry } from './audit-entry';
import { changeCase } from './change-case';
import type { DeskContext, DeskWorld } from './context';
import type { SentOne } from './desk-draft';
import { findVisible } from './find-thread';
import { recordOf } from './note-record';
import { type Parcel, type Sent, type Waiting, waitingOf } from './waiting';

/** A sent message that can be taken back; else why it cannot. */
export function findWithdrawable(
  { clock }: Pick<DeskWorld, 'clock'>,
  waiting: Waiting,
  { id, outOn }: SentOne,
): Sent | 'out_already' | 'taken_back' | 'not_now' {
  const found = waiting.sent.find(({ entry }) => entry.id === id);
  if (found !== undefined) return found.alone ? found : 'not_now';
  const why = waiting.departureOf(id as SubmissionId);
  if (why === undefined) return clock.today() >= outOn ? 'out_already' : 'taken_back';
  return why === 'out' ? 'out_already' : 'taken_back';
}

/** Takes back what is not delivered yet, with what was done because of it; twice is no error. */
export async function takeBack(seat: DeskContext, id: ThreadId, one: SentOne): Promise<Remark> {
  const { world, member } = seat;
  let said: Remark = 'taken_back';
  const { put } = await world.pool.submit<Remark>({
    id: xorHex(one.id, 'f'.repeat(32)) as SubmissionId,
    byDesk: true,
    build: async (now): Promise<Built | Remark> => {
      const visible = await findVisible(seat, id);
      if (visible === undefined) return 'gone';
      const back = await whatGoes(
        { world, member: visible.member, case: visible },
        waitingOf(now, id),
        one,
      );
      if (typeof back === 'string') return back;
      said = back.said;
      const audit = { ...auditEntry(world, member, 'sent_withdrawn', id), ...back.about };
      const takesBack = [one.id as SubmissionId, ...(back.along ?? [])];
      return { takesBack, writes: back.writes, audit };
    },
  });
  if (put === 'duplicate') return 'taken_back';
  if (put === 'overtaken' || put === 'full') return 'changed_meanwhile';
  return put === 'stored' ? said : put;
}

interface Back {
  readonly said: Remark;
  readonly about?: Pick<AuditEntry, 'subject'>;
  readonly writes?: Writes;
  /** The message to the reporter that was sent after it. */
  readonly along?: readonly SubmissionId[];
}

/** What is undone with it, or why it cannot be. */
async function whatGoes(
  looked: DeskContext<'case'>,
  waiting: Waiting,
  one: SentOne,
): Promise<Back | Remark> {
  const parcel = waiting.parcels.find(({ entry }) => entry.id === one.id);
  if (parcel === undefined) {
    const found = findWithdrawable(looked.world, waiting, one);
    return typeof found === 'string' ? found : { said: 'taken_back' };
  }
  const { operation } = parcel;
  if (operation.kind === 'move')
    return {
      said: 'taken_back',
      // The thread that is never created: its line in the audit goes with this one.
      about: { subject: operation.to },
    };
  if (operation.kind === 'message') return { said: 'taken_back' };
  const writes = await undo(looked, operation);
  if (typeof writes === 'string') return writes;
  const along = parcel.told.map(({ entry: of }) => of.id).filter((id) => id !== one.id);
  return { said: 'taken_back', writes, along };
}

/**
 * Undoes what was done at once with an excerpt. Its note stays, since the desk keeps its decisions; another
 * note says that it was taken back.
 */
async function undo(
  { world, case: visible }: DeskContext<'case'>,
  { how, before, deferral }: Extract<Parcel['operation'], { kind: 'excerpt' }>,
): Promise<Writes | Remark> {
  if (how === 'agreed') return {};
  const { title } = visible.member;
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
