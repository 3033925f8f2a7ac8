import { type Day, readDayAhead } from '../../domain/day';
import { withHold } from '../../domain/hold';
import { limits } from '../../domain/limits';
import { readLine } from '../../domain/stored-bytes';
import { isHeld } from '../../domain/thread';
import { caseOf, changeAtOnce } from '../change-case';
import { otherReaders } from '../find-thread';
import { endHold, holdParts } from '../keep-hold';
import type { Command } from './command';

interface HoldSet {
  readonly kind: 'hold_set';
  readonly why: string;
  readonly lookAgainOn: Day;
}

/** Keeps a case past its time, with a reason and a day to look again (VBL 7:8). */
export const hold = {
  form: 'desk_hold',
  option: 'hold',
  texts: ['cause'],
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
  read: ({ fields, today, wrong }) => {
    const missing = wrong();
    if (missing !== undefined) return missing;
    const why = readLine(fields.cause ?? '', limits.holdBytes);
    if (why === undefined) return 'hold_long';
    const lookAgainOn = readDayAhead(fields.lookOn ?? '', today, limits.retentionMonths);
    return lookAgainOn === undefined ? 'day_wrong' : { kind: 'hold_set', why, lookAgainOn };
  },
  run: (sending, said) => changeAtOnce(sending, 'hold_set', () => (known) => withHold(known, said)),
} as const satisfies Command<HoldSet>;

/** Lets a held case go: one member proposes it, another does it. */
export const letGo = {
  form: 'desk_let_go',
  option: 'let_go',
  shows: 'once',
  may: ({ state }) => isHeld(state),
  compares: async (looked) => ({ letGo: (await holdParts(looked)).letGo }),
  view: async ({ form }, looked) => ({
    name: 'desk_let_go',
    ...form,
    ...(looked && (await holdParts(looked))),
  }),
  read: ({ at }) => {
    if (at.letGo === undefined || at.letGo === 'waits') return 'not_now';
    return { kind: at.letGo === 'ends' ? 'hold_ended' : 'hold_end_proposed' };
  },
  run: endHold,
} as const satisfies Command<{ readonly kind: 'hold_end_proposed' | 'hold_ended' }>;
