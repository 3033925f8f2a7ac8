import type { Desk } from './ids';

/**
 * The buttons for what a desk can do in a thread besides reading it, in groups with a name and in rows. A row
 * has at most five.
 */
export const optionGroups = {
  write: [
    ['reply', 'feedback', 'note'],
    ['minutes', 'settle', 'caller'],
  ],
  passOn: [['redirect', 'hand_over', 'give_hr', 'write_hr', 'move']],
  order: [
    ['case', 'duty', 'hold', 'lift_hold', 'decide'],
    ['show', 'recuse', 'exclude', 'copy', 'request'],
    ['remove', 'archive', 'steps'],
  ],
} as const;
export const groupNames = ['write', 'passOn', 'order'] as const;
/** The buttons next to the way to the queue. */
export const endOptions = ['close', 'reopen'] as const;
const { write, passOn, order } = optionGroups;
export const deskOptions = [...write.flat(), ...passOn.flat(), ...order.flat(), ...endOptions];
export type DeskOption = (typeof deskOptions)[number];
/** Options that open the form of a hand-over to HR, by its purpose there. */
export const hrOptions = { agreed: 'give_hr', more: 'write_hr' } as const;
type HrOption = (typeof hrOptions)[keyof typeof hrOptions];
export type FormOption = Exclude<DeskOption, HrOption>;

const forms = ['redirect_text', 'consent', 'hand_over_text', 'tell', 'two', 'step'] as const;
/** The desk's forms: each is a view, and a word in sealed drafts. A call and a copy have none. */
export type DeskForm = `desk_${Exclude<FormOption, 'caller' | 'copy'> | (typeof forms)[number]}`;
export const formOptions = deskOptions.filter((one) => one !== 'give_hr' && one !== 'write_hr');
export const deskForms: readonly DeskForm[] = [...formOptions, ...forms]
  .filter((form) => form !== 'caller' && form !== 'copy')
  .map((form) => `desk_${form}` as const);

const deeds = [
  ['reply', 'feedback', 'note', 'case_kept', 'redirected', 'hr_asked', 'given_to_hr'],
  ['written_to_hr', 'handed_on', 'handed_untold', 'told_later', 'duty_kept'],
  ['hold_set', 'hold_end_proposed', 'hold_ended', 'moved', 'closed', 'reopened'],
  [
    'minutes',
    'minutes_settled',
    'stepped_down',
    'exclusion_proposed',
    'exclusion_answered',
    'shown',
  ],
  ['request_noted', 'request_decided'],
  ['removal_proposed', 'removed', 'removal_refused', 'archived'],
  ['step_kept'],
] as const;

/** What a member did by sending a form: what is said afterwards, and a word in sealed drafts. */
export const deskDeeds = deeds.flat();
export type DeskDeed = (typeof deskDeeds)[number];
/** What is for HR, and waits for the next pass. */
export const deedsForHr: readonly DeskDeed[] = ['given_to_hr', 'written_to_hr'];

/**
 * Whether a desk says if the employer has begun to investigate harassment or victimisation. HR does, on
 * closing or redirecting (diskrimineringslagen 2:3, AML 3:2 a).
 */
export function asksInvestigation(desk: Desk): boolean {
  return desk === 'hr';
}

/** Whether a desk's closing asks for measures apart from reasons: feedback (VBL 5:8 p. 3) is not HR's. */
export function asksMeasures(desk: Desk): boolean {
  return desk === 'whistleblowing';
}
