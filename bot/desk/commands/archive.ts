import { type Archived, archivings, readNumber } from '../../domain/case';
import { doAtOnce } from '../at-once';
import { caseOf, changeCase } from '../change-case';
import type { Command } from './command';

type CaseArchived = { readonly kind: 'archived' } & Pick<Archived, 'how' | 'number'>;

/**
 * Notes that a closed case is in the archive, as the package or on paper (VBL 7:8, second paragraph). It is
 * weeded at its time.
 */
export const archive = {
  form: 'desk_archive',
  option: 'archive',
  may: ({ closed, state }) => closed && state.archivedOn === undefined,
  ready: async ({ world, visible }) => ({ number: (await caseOf(world, visible)).number ?? '' }),
  read: ({ fields }) => {
    const how = archivings.find((one) => one === fields.reason);
    if (how === undefined) return 'choose';
    const number = readNumber(fields.number ?? '');
    if (number === 'too_long') return 'too_long';
    return { kind: 'archived', how, number: number?.value ?? '' };
  },
  run: (sending, { how, number }) =>
    doAtOnce(sending, 'case_archived', (visible) => {
      const { world } = sending;
      const on = world.clock.today();
      const state = { ...visible.state, archivedOn: on };
      const archived = { how, on, number };
      return changeCase(world, visible, (known) => ({ ...known, archived }), state);
    }),
} as const satisfies Command<CaseArchived>;
