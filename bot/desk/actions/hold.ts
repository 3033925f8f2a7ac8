import type { HoldShown } from '../../domain/desk-parts';
import type { Holding } from '../../domain/hold';
import { limits } from '../../domain/limits';
import { type LetGo, letGoOf } from '../../domain/proposal';
import type { Answerable } from '../case/answerable';
import { caseOf } from '../case/change-case';
import { command, type Look } from '../case/command';
import { otherReaders } from '../case/find-thread';
import { areaLine, dayAhead } from '../case/form-fields';
import { changeProposals } from '../case/proposals';
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
    ...(looked && { alone: otherReaders(looked.visible).length === 0 }),
  }),
  ready: async ({ world, visible }) => {
    const { hold: held } = await caseOf(world, visible);
    return held === undefined ? {} : { cause: held.why, lookOn: held.lookAgainOn };
  },
  read: ({ cause: why, lookOn: lookAgainOn }) => ({ kind: 'hold_set', why, lookAgainOn }),
  // What was proposed about the hold before is over.
  run: (sending, { why, lookAgainOn }) =>
    changeProposals(sending, 'hold_set', 'let_go', (over, _, known) => ({
      over,
      changed: { ...known, hold: { why, lookAgainOn } },
    })),
});

/** Lets a held case go, at once: one member proposes it, another does it. */
export const letGo = command({
  form: 'desk_let_go',
  option: 'let_go',
  shows: 'once',
  may: ({ state }) => state.dues?.lookAgainOn !== undefined,
  compares: async (looked) => ({ letGo: (await holdParts(looked)).letGo }),
  view: async ({ form }, looked) => ({
    name: 'desk_let_go',
    ...form,
    ...(looked && (await holdParts(looked))),
  }),
  read: (_, { at }) => {
    if (at.letGo === undefined || at.letGo === 'waits') return 'not_now';
    return { kind: at.letGo === 'ends' ? 'hold_ended' : 'hold_end_proposed' };
  },
  run: (sending, { kind }) => {
    const { member } = sending;
    if (kind === 'hold_ended') return answerTwo(sending, 'let_go', { choice: 'yes' });
    return changeProposals(sending, kind, 'let_go', ([first], { row }, known) =>
      letGoOf(known, first?.proposal, member) === 'proposes'
        ? { made: { kind: 'let_go', by: member.id, thread: row.id } }
        : 'changed_meanwhile',
    );
  },
});

/** What the form shows of a hold and of other readers. */
async function holdParts({ world, visible }: Look): Promise<{
  readonly hold: HoldShown | undefined;
  readonly letGo: LetGo | undefined;
  readonly alone: boolean;
}> {
  const { member } = visible;
  const known = await caseOf(world, visible);
  const waits = await findAnswerable({ world, member, visible }, 'let_go');
  return {
    hold: holdShown(known, waits),
    letGo: letGoOf(known, waits[0]?.proposal, member),
    alone: otherReaders(visible).length === 0,
  };
}

/** A hold as it is shown, with the title of a member who proposes to end it. */
export function holdShown(
  { hold: held }: Holding,
  [ending]: readonly Answerable<'let_go'>[],
): HoldShown | undefined {
  return held && { ...held, ending: ending && { by: ending.shown.by } };
}
