import type { Handed } from '../../domain/hand-over';
import { whyNotWait, withToGive } from '../../domain/handing';
import type { NoteBody } from '../../domain/message';
import { waitsFor } from '../../domain/window';
import { changeAlong, withAnswer } from './change-case';
import type { WriteOutcome } from './command';
import type { DeskContext } from './context';
import { deferralOf, deferring } from './handing';
import { recordOf } from './note-record';
import { postAsDesk } from './post-as-desk';
import { writeNote } from './write-note';

/**
 * Hands on outside the product: names the recipient, except the police, and says why (VBL 5:10). Keeps a
 * copy, and tells the reporter, or keeps what is told later. All or nothing.
 */
export async function giveOutside(
  sending: DeskContext<'form'>,
  { handed, copy, text }: { handed: Handed; copy: string; text: string },
): Promise<WriteOutcome> {
  const { world, member, case: visible, duty } = sending;
  const note: NoteBody = { kind: 'note', author: member.title, text: copy, handed };
  const answered = withAnswer(world, member, duty);
  const deferral = deferralOf(world, handed, text);
  if (deferral !== undefined) {
    const change = deferring(deferral, answered);
    return writeNote(sending, note, { event: 'telling_deferred', change });
  }
  const record = await recordOf(world, visible, note);
  const waits = toGiveOf(sending, handed);
  const ofCase = await changeAlong(world, visible, (known) =>
    waits === undefined
      ? answered(known)
      : (whyNotWait(known) ?? withToGive(answered(known), waits)),
  );
  if (typeof ofCase === 'string') return ofCase;
  const { to, name, cause } = handed;
  const told = { kind: 'handed_over', to, name, cause, text } as const;
  // Its record cannot be taken back, and so neither can the message.
  return postAsDesk(sending, told, 'information_handed_over', {
    writes: { record, ...ofCase },
    stays: true,
  });
}

/** What is kept until the reporter can read of a hand-over that may reveal who reported. */
function toGiveOf(
  { world: { random, windows }, case: visible }: DeskContext<'form'>,
  { to, name, reveals }: Handed,
) {
  const { row, state } = visible;
  if (reveals !== 'yes' || !windows.byClock) return undefined;
  return { id: random.id(), to, name, from: windows.when(waitsFor(row.desk, state.urgent)).outOn };
}
