import { command } from '../case/command';
import { offeredPeople } from '../case/exclusions';
import { announceToHr, giveToHr } from '../case/give-to-hr';
import { readTicked } from '../case/read';
import { readHandOver } from './read-hand-over';

/**
 * Gives HR an excerpt without a yes, since HR cannot act without it (VBL 5:10). One that may reveal who
 * reported is announced first, unless that may hinder (VBL 5:8 p. 4).
 */
export const handHr = command({
  form: 'desk_hand_hr',
  option: 'hand_hr',
  words: () => true,
  texts: ['excerpt', 'cause', 'revealsWhy', 'laterWhy', 'tellBy', 'text'],
  optional: ['revealsWhy', 'laterWhy', 'tellBy'],
  people: true,
  toHr: 'given_to_hr',
  may: ({ hrIsThere, involved, state: { hr } }) =>
    hrIsThere && !involved && (hr === undefined || hr === 'asked' || hr === 'yes' || hr === 'no'),
  view: async ({ form }, looked) =>
    looked && { name: 'desk_hand_hr', ...form, people: await offeredPeople(looked) },
  ready: ({ text }) => text('handed_to_hr'),
  read: (_, filled) => {
    const wrong = filled.wrong();
    if (wrong !== undefined) return wrong;
    const read = readHandOver(filled, { to: 'hr', name: '', purpose: 'needed' });
    if (typeof read === 'string') return read;
    const { excerpt = '' } = filled.fields;
    const { reveals, later } = read.handed;
    const kind = reveals === 'yes' && later === undefined ? 'handed_on' : 'given_to_hr';
    return { kind, excerpt, involved: readTicked(filled.fields), ...read };
  },
  reveals: ({ kind }) => kind === 'handed_on',
  run: (sending, { kind, ...said }) =>
    kind === 'handed_on' ? announceToHr(sending, said) : giveToHr(sending, { kind, ...said }),
});
