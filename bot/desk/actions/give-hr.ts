import type { HrStep } from '../../domain/thread';
import { findNotes } from '../../threads/notes';
import { command } from '../case/command';
import type { DeskContext } from '../case/context';
import { offeredPeople } from '../case/exclusions';
import { giveToHr } from '../case/give-to-hr';
import { readTicked } from '../case/read';

const steps: readonly (HrStep | undefined)[] = ['yes', 'announced'];

/** Gives HR an excerpt after the reporter's yes, or once the reporter can read that HR gets it. */
export const giveHr = command({
  form: 'desk_give_hr',
  option: 'give_hr',
  words: () => true,
  texts: ['excerpt', 'text'],
  people: true,
  toHr: 'given_to_hr',
  shows: 'once',
  may: ({ hrIsThere, involved, state: { hr } }) => hrIsThere && !involved && steps.includes(hr),
  view: async ({ form }, looked) =>
    looked && {
      name: 'desk_give_hr',
      ...form,
      people: await offeredPeople(looked),
      announced: looked.case.state.hr === 'announced',
    },
  ready: async (opened) =>
    opened.case.state.hr === 'announced'
      ? { ...opened.text('given_by_law'), excerpt: await announcedTo(opened) }
      : opened.text('given_to_hr'),
  read: (_, { fields, text, wrong }) => {
    const { excerpt = '' } = fields;
    return wrong() ?? { kind: 'given_to_hr', excerpt, text, involved: readTicked(fields) };
  },
  run: giveToHr,
});

/** The excerpt as it was announced: its record keeps it. */
async function announcedTo({ world, case: visible }: DeskContext<'case'>): Promise<string> {
  const { internal } = await visible.keys();
  const notes = await (await findNotes(world, internal, visible.row.id)).from(0);
  const found = notes.findLast(({ body }) => body.kind === 'note' && body.handed?.to === 'hr');
  return found?.body.kind === 'note' ? found.body.text : '';
}
