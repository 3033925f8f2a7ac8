import type { DeskCommand } from '../domain/desk-command';
import type { DutyAnswer } from '../domain/handing';
import type { Member } from '../domain/member';
import type { NoteBody, Side } from '../domain/message';
import { drawReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { Epoch, NewPoolRow } from '../ports/pool';
import type { DataKeys, Operation } from '../ports/sealer';
import type { Posted } from '../threads/post-message';
import { currentEpoch } from '../threads/put-rows';
import { sealFiling } from '../threads/seal-thread';
import { withDeed } from '../threads/with-deed';
import { type CaseChange, changeCase, withAnswer } from './change-case';
import type { DeskWorld } from './desk';
import { excludedAt } from './exclusions';
import { findUnchanged, type Visible } from './find-thread';
import { deferralOf, deferring } from './hand-on';
import { parcelCopy } from './parcels';
import { auditEntry, postAsDesk, type Sending } from './post-as-desk';
import { recordOf } from './write-note';

/**
 * Gives HR an excerpt as a thread of its own, where the handlers are in the reporter's place, and tells the
 * reporter: both or nothing. Where it takes the reporter's yes, the reporter's places are taken until the
 * release, so that a no is either heard first or not called sent. Where HR cannot act without it (VBL 5:10)
 * that is kept beside it, and the reporter may be told later. Nothing that is stored in the clear links the
 * two threads.
 */
export async function giveToHr(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  command: Extract<DeskCommand, { kind: 'given_to_hr' }>,
  sending: Sending,
  duty: DutyAnswer | undefined,
): Promise<Posted | Remark> {
  const { row, state } = visible;
  // What waits may be a colleague's excerpt.
  if (sending.seen.pending > 0) return 'places_full';
  const excluded = await excludedAt(world, 'hr', state.excluded, command.involved);
  if (typeof excluded === 'string') return excluded;
  const keys = await visible.keys();
  const { handed } = command;
  const sides = handed === undefined ? bothSides : deskAlone;
  /** Only of a form that would be sent: else it could be asked again and again whether something came. */
  const hindrance = async (): Promise<'changed' | 'on_its_way' | undefined> => {
    const now = await findUnchanged(world, member, visible, sending.seen);
    return now === undefined ? 'changed' : inTheWay(world, keys, sides);
  };
  const hindered = await hindrance();
  if (hindered !== undefined) return hindered;
  const { blindIndex, publicKey } = world.threadSealer.excerptKeys(keys.internal);
  if ((await world.threads.byBlindIndex(blindIndex)) !== undefined) return 'not_now';
  const filing = sealFiling(
    world,
    {
      desk: 'hr',
      reference: drawReference((length) => world.random.crockford(length)),
      blindIndex,
      publicKey,
      today: world.windows.firstDay('pass'),
      now: world.clock.today(),
      due: world.windows.dueOn('pass'),
      state: { status: 'received', unanswered: false, excluded, origin: row.id },
    },
    { kind: 'excerpt', text: command.excerpt },
  );
  const note = handed && ({ kind: 'note', author: member.title, text: '', handed } as const);
  const deferral = handed && deferralOf(world, handed, command.text);
  const parcel = {
    kind: 'excerpt',
    text: command.excerpt,
    how: handed === undefined ? 'agreed' : deferral === undefined ? 'told' : 'untold',
    ...(deferral && { deferral: deferral.id, before: state.hr }),
  } as const;
  const rowsIn = (epoch: Epoch, holds: readonly Uint8Array[]): readonly NewPoolRow[] => {
    const sealed = (slot: Uint8Array, operation: Operation): NewPoolRow => ({
      slot,
      epoch: epoch.id,
      envelope: world.poolSealer.seal(epoch, operation),
    });
    const copy = parcelCopy(world, keys, row.id, epoch, parcel);
    // Found again by whoever takes it back.
    const beyond = world.messages.parcelSlots(keys.internal, epoch.id, 1);
    return [
      ...beyond.map((slot) => ({ ...sealed(slot, { ...filing, copy: copy?.tag }), copy })),
      ...holds.map((place) => sealed(place, { kind: 'hold' })),
    ];
  };
  const placesOf = (epoch: Epoch, side: Side): readonly Uint8Array[] =>
    world.messages.slots(keys.common, epoch.id, side);
  const answered = withAnswer(world, member, duty);
  if (note !== undefined && deferral !== undefined) {
    const change = deferring(deferral, answered);
    // The first of the desk's places is held: two who give at once do not both.
    return giveUntold(world, member, visible, { note, change }, sending, (epoch) =>
      rowsIn(epoch, placesOf(epoch, 'desk').slice(0, 1)),
    );
  }
  const ofCase = await changeCase(world, visible, answered);
  if (typeof ofCase === 'string') return ofCase;
  const record = note && (await recordOf(world, visible, note));
  const cause = handed?.cause ?? '';
  const told = { kind: 'handed_over', to: 'hr', name: '', cause, text: command.text } as const;
  // Who steps down meanwhile must not read it at HR's desk either.
  const guarded = withDeed(world, { thread: { of: row }, ...ofCase, ...(record && { record }) });
  const posted = await postAsDesk(guarded, member, visible, told, sending, {
    along: (epoch) => rowsIn(epoch, handed === undefined ? placesOf(epoch, 'reporter') : []),
  });
  // Somebody took a place between looking and storing: a look says who.
  return posted === 'changed' ? ((await hindrance()) ?? posted) : posted;
}

/** Gives HR an excerpt of which the reporter is told later: what is kept of it changes at once. */
async function giveUntold(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  { note, change }: { readonly note: NoteBody; readonly change: CaseChange },
  sending: Sending,
  rowsIn: (epoch: Epoch) => readonly NewPoolRow[],
): Promise<Posted | Remark> {
  const submission = await world.drafts.submission(sending.id, sending.began, 'command');
  const audit = auditEntry(world, member, 'excerpt_given_to_hr', visible.row.id);
  for (;;) {
    const now = await findUnchanged(world, member, visible, sending.seen);
    if (now === undefined) return 'changed';
    const ofCase = await changeCase(world, now, change, { ...now.state, hr: 'given' });
    if (typeof ofCase === 'string') return ofCase;
    const record = await recordOf(world, now, note);
    const rows = rowsIn(await currentEpoch(world));
    const deed = { record, ...ofCase };
    const put = await world.pool.put(rows, submission, audit, undefined, deed);
    if (put === 'stored' || put === 'duplicate') return put;
    if (put === 'slot_taken') return 'changed';
  }
}

const bothSides: readonly Side[] = ['desk', 'reporter'];
const deskAlone: readonly Side[] = ['desk'];

/**
 * What waits in the reporter's places may be a no: nothing goes to HR by a yes before it has been read. The
 * desk's places come first: a member who gives an excerpt by a yes takes the reporter's as well.
 */
async function inTheWay(
  world: DeskWorld,
  { common }: Pick<DataKeys, 'common'>,
  sides: readonly Side[],
): Promise<'changed' | 'on_its_way' | undefined> {
  const epoch = await currentEpoch(world);
  const taken = async (side: Side): Promise<boolean> =>
    (await world.pool.taken(world.messages.slots(common, epoch.id, side))).some(Boolean);
  for (const side of sides)
    if (await taken(side)) return side === 'desk' ? 'changed' : 'on_its_way';
  return undefined;
}
