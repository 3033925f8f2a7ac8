import { offeredPeople } from '../exclusions';
import { giveToHr } from '../give-to-hr';
import { command } from './command';
import { readTicked } from './read';

/** Gives HR an excerpt after the reporter's yes. */
export const giveHr = command({
  form: 'desk_give_hr',
  option: 'give_hr',
  texts: ['excerpt', 'text'],
  people: true,
  toHr: 'given_to_hr',
  may: ({ hrIsThere, involved, state }) => hrIsThere && !involved && state.hr === 'yes',
  view: async ({ form }, looked) =>
    looked && { name: 'desk_give_hr', ...form, people: await offeredPeople(looked) },
  ready: ({ text }) => text('given_to_hr'),
  read: ({ fields, text, wrong }) => {
    const { excerpt = '' } = fields;
    return wrong() ?? { kind: 'given_to_hr', excerpt, text, involved: readTicked(fields) };
  },
  run: giveToHr,
});
