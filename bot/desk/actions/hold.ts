import type { HoldShown } from '../../domain/desk-parts';
import type { Holding } from '../../domain/hold';
import { limits } from '../../domain/limits';
import { type LiftHold, liftHoldOf } from '../../domain/proposal';
import type { Answerable } from '../case/answerable';
import { caseOf } from '../case/change-case';
import { changeProposals } from '../case/change-proposals';
import { command } from '../case/command';
import type { DeskContext } from '../case/context';
import { otherReaders } from '../case/find-thread';
import { areaLine, dayAhead } from '../case/form-fields';
import { answerTwo, findAnswerable } from '../case/two';

/** Keeps a case past its time, with a reason and a day to look again (VBL 7:8). */
export const hold = command({
  form: 'desk_hold',
  option: 'hold',
  fields: { cause: areaLine(400, limits.holdBytes, 'hold_long'), lookOn: dayAhead() },
  shows: 'once',
  view: ({ form }, looked) => ({
    name: 'desk_hold',
    ...form,
    ...(looked && { alone: otherReaders(looked.case).length === 0 }),
  }),
  ready: async ({ world, case: visible }) => {
    const { hold: held } = await caseOf(world, visible);
    return held === undefined ? {} : { cause: held.why, lookOn: held.lookAgainOn };
  },
  read: ({ cause: why, lookOn: lookAgainOn }) => ({ kind: 'hold_set', why, lookAgainOn }),
  // What was proposed about the hold before is over.
  run: (sending, { why, lookAgainOn }) =>
    changeProposals(sending, 'hold_set', 'lift_hold', (over, _, known) => ({
      over,
      changed: { ...known, hold: { why, lookAgainOn } },
    })),
});

/** Lets a held case go, at once: one member proposes it, another does it. */
export const liftHold = command({
  form: 'desk_lift_hold',
  option: 'lift_hold',
  shows: 'once',
  may: ({ state }) => state.dues?.lookAgainOn !== undefined,
  compares: async (looked) => ({ liftHold: (await holdParts(looked)).liftHold }),
  view: async ({ form }, looked) => ({
    name: 'desk_lift_hold',
    ...form,
    ...(looked && (await holdParts(looked))),
  }),
  read: (_, { at }) => {
    if (at.liftHold === undefined || at.liftHold === 'waits') return 'not_now';
    return { kind: at.liftHold === 'ends' ? 'hold_ended' : 'hold_end_proposed' };
  },
  run: (sending, { kind }) => {
    const { member } = sending;
    if (kind === 'hold_ended') return answerTwo(sending, 'lift_hold', { choice: 'yes' });
    return changeProposals(sending, kind, 'lift_hold', ([first], { row }, known) =>
      liftHoldOf(known, first?.proposal, member) === 'proposes'
        ? { made: { kind: 'lift_hold', by: member.id, thread: row.id } }
        : 'changed_meanwhile',
    );
  },
});

/** What the form shows of a hold and of other readers. */
async function holdParts({ world, case: visible }: DeskContext<'case'>): Promise<{
  readonly hold: HoldShown | undefined;
  readonly liftHold: LiftHold | undefined;
  readonly alone: boolean;
}> {
  const { member } = visible;
  const known = await caseOf(world, visible);
  const waits = await findAnswerable({ world, member, case: visible }, 'lift_hold');
  return {
    hold: holdShown(known, waits),
    liftHold: liftHoldOf(known, waits[0]?.proposal, member),
    alone: otherReaders(visible).length === 0,
  };
}

/** A hold as it is shown, with the title of a member who proposes to end it. */
export function holdShown(
  { hold: held }: Holding,
  [ending]: readonly Answerable<'lift_hold'>[],
): HoldShown | undefined {
  return held && { ...held, ending: ending && { by: ending.shown.by } };
}
