import { archivings, readNumber } from '../../domain/case';
import { doAtOnce } from '../case/at-once';
import { caseOf, changeCase } from '../case/change-case';
import { command } from '../case/command';
import type { DeskContext } from '../case/context';
import { nameOfPackage } from '../case/read-copy';

/**
 * Notes that a closed case is in the archive, on paper or as a package that was taken out of it (VBL 7:8,
 * second paragraph). It is disposed of at its time.
 */
export const archive = command({
  form: 'desk_archive',
  option: 'archive',
  may: ({ closed, state }) => closed && state.archivedOn === undefined,
  ready: async ({ world, case: visible }) => ({
    number: (await caseOf(world, visible)).number ?? '',
  }),
  read: (_, { fields }) => {
    const how = archivings.find((one) => one === fields.reason);
    if (how === undefined) return 'choose';
    const number = readNumber(fields.number ?? '');
    if (number === 'too_long') return 'too_long';
    return { kind: 'archived', how, number: number?.value ?? '' };
  },
  run: (sending, { how, number }) =>
    doAtOnce(sending, 'case_archived', async (visible) => {
      const { world } = sending;
      if (
        how === 'package' &&
        !(await isPackageTaken({ world, member: visible.member, case: visible }))
      )
        return 'package_first';
      const on = world.clock.today();
      const state = { ...visible.state, archivedOn: on };
      const archived = { how, on, number };
      return changeCase(world, visible, (known) => ({ ...known, archived }), state);
    }),
});

/**
 * Whether a package was taken out of the case as it is. The audit's line comes before the package is drawn:
 * whether it was drawn, and arrived, the member vouches for.
 */
async function isPackageTaken(looked: DeskContext<'case'>): Promise<boolean> {
  const { world, case: visible } = looked;
  const taken = await world.auditTrail.ofThread(visible.row.id, ['package_taken']);
  const name = await nameOfPackage(looked);
  return taken.some(({ subject }) => subject === name);
}
