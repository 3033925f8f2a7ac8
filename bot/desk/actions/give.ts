import type { FieldName } from '../../domain/fields';
import { limits } from '../../domain/limits';
import type { HrStep } from '../../domain/thread';
import { findNotes } from '../../threads/notes';
import { command, type Filled, type FormOpener } from '../case/command';
import type { DeskContext } from '../case/context';
import type { HandStep } from '../case/desk-draft';
import { offeredPeople } from '../case/exclusions';
import { giveOutside } from '../case/give-outside';
import { announceToHr, giveToHr } from '../case/give-to-hr';
import { readTicked } from '../case/read';
import { writeToHr } from '../case/write-to-hr';
import { readHandOver } from './read-hand-over';

const reasons = ['revealsWhy', 'laterWhy', 'tellBy', 'text'] as const;

/** What is asked for a recipient outside, or for HR by purpose. */
const textsFor = {
  outside: ['recipient', 'cause', 'copy', ...reasons],
  needed: ['excerpt', 'cause', ...reasons],
  agreed: ['excerpt', 'text'],
  more: ['text'],
} as const satisfies Readonly<Record<'outside' | HandStep['purpose'], readonly FieldName[]>>;

/** When HR can get it: after a yes or an announcement, by law without one, or more once it has an excerpt. */
const hrSteps = {
  agreed: ['yes', 'announced'],
  needed: [undefined, 'asked', 'yes', 'no'],
  more: ['given', 'answered'],
} as const satisfies Readonly<Record<HandStep['purpose'], readonly (HrStep | undefined)[]>>;

/**
 * Hands over. Outside the product it keeps a copy. HR gets an excerpt: after a yes, by law (VBL 5:10), or as
 * it was announced; and then further words. What may reveal who reported is told first (VBL 5:8 p. 4).
 */
export const give = command({
  form: 'desk_hand_over_text',
  option: 'hand_over',
  words: ({ hand }) => hand?.purpose !== 'more',
  texts: ({ hand }) => textsFor[hand?.to === 'hr' ? hand.purpose : 'outside'],
  optional: ['recipient', 'revealsWhy', 'laterWhy', 'tellBy'],
  people: ({ hand }) => hand?.to === 'hr' && hand.purpose !== 'more',
  toHr: ({ hand }) => hand?.to === 'hr',
  // The excerpt as it was announced is text of the thread.
  shows: ({ hand }) => hand?.to === 'hr' && hand.purpose === 'agreed',
  fits: ({ hrIsThere, involved, state: { hr } }, { hand }) => {
    if (hand?.to !== 'hr') return true;
    const steps: readonly (HrStep | undefined)[] = hrSteps[hand.purpose];
    return hrIsThere && !(involved && hand.purpose !== 'more') && steps.includes(hr);
  },
  view: async ({ form, at: { hand } }, looked) => {
    if (hand === undefined) return { name: 'desk_hand_over', ...form };
    const { to, purpose } = hand;
    const view = { name: 'desk_hand_over_text', ...form, to, purpose } as const;
    if (to !== 'hr' || purpose === 'more') return view;
    // The list of people protects who is named: without it the form is not shown.
    if (looked === undefined) return undefined;
    const announced = looked.case.state.hr === 'announced';
    return { ...view, people: await offeredPeople(looked), announced };
  },
  ready: async (opened) => {
    const { hand } = opened.at;
    if (hand?.purpose === 'more') return {};
    if (hand?.to !== 'hr') return opened.text('handed_over');
    if (hand.purpose === 'needed') return opened.text('handed_to_hr');
    return opened.case.state.hr === 'announced'
      ? { ...opened.text('given_by_law'), excerpt: await announcedTo(opened) }
      : opened.text('given_to_hr');
  },
  read: (_, filled) => {
    const { hand } = filled.at;
    if (hand === undefined) return 'choose';
    return hand.to === 'hr' ? readForHr(filled, hand.purpose) : readOutside(filled, hand);
  },
  reveals: (said) => said.kind === 'handed_on' && said.handed.reveals === 'yes',
  run: (sending, said) => {
    if (said.kind === 'written_to_hr') return writeToHr(sending, said.text);
    if ('copy' in said) return giveOutside(sending, said);
    const { kind } = said;
    if (kind === 'handed_on') return announceToHr(sending, said);
    return giveToHr(sending, { ...said, kind });
  },
});

/** Opens what HR gets after a yes or an announcement. */
export const giveHr = opens('agreed');
/** Opens what HR reads once it has an excerpt. */
export const writeHr = opens('more');

function opens(purpose: HandStep['purpose']) {
  const hand = { to: 'hr', purpose } as const;
  return {
    ...{ form: 'desk_hand_over_text', hand },
    opens: () => Promise.resolve({ hand }),
  } as const satisfies FormOpener & { readonly hand: HandStep };
}

function readForHr(filled: Filled, purpose: HandStep['purpose']) {
  const { text, fields, wrong } = filled;
  const missing = wrong();
  if (missing !== undefined) return missing;
  if (purpose === 'more') return { kind: 'written_to_hr' as const, text };
  const { excerpt = '' } = fields;
  const given = { excerpt, involved: readTicked(fields) };
  if (purpose === 'agreed') return { kind: 'given_to_hr' as const, text, ...given };
  const read = readHandOver(filled, { to: 'hr', name: '', purpose });
  if (typeof read === 'string') return read;
  const { reveals, later } = read.handed;
  return reveals === 'yes' && later === undefined
    ? { kind: 'handed_on' as const, ...given, ...read }
    : { kind: 'given_to_hr' as const, ...given, ...read };
}

function readOutside(filled: Filled, { to, purpose }: HandStep) {
  const { fields, wrong } = filled;
  const missing = wrong();
  if (missing !== undefined) return missing;
  const name = (fields.recipient ?? '').trim().replace(/\s+/g, ' ');
  if (name === '' && to !== 'police') return 'empty';
  if (Array.from(name).length > limits.recipientCharacters) return 'too_long';
  const of = { to, name, purpose: purpose === 'needed' ? purpose : ('agreed' as const) };
  const read = readHandOver(filled, of);
  if (typeof read === 'string') return read;
  const kind =
    read.handed.later === undefined ? ('handed_on' as const) : ('handed_untold' as const);
  return { kind, ...read, copy: fields.copy ?? '' };
}

/** The excerpt as it was announced: its record keeps it. */
async function announcedTo({ world, case: visible }: DeskContext<'case'>): Promise<string> {
  const { internal } = await visible.keys();
  const notes = await (await findNotes(world, internal, visible.row.id)).from(0);
  const found = notes.findLast(({ body }) => body.kind === 'note' && body.handed?.to === 'hr');
  return found?.body.kind === 'note' ? found.body.text : '';
}
