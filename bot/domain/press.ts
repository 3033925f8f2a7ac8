/** A calm sentence above a view: what went wrong with the last press, and that nothing is lost. Texts: `notices.<notice>`. */
export const notices = [
  'expired',
  'altered',
  'busy',
  'failed',
  'mistyped',
  'choose',
  'empty',
  'too_long',
  'wrong_group',
  'code_refused',
  'already_member',
  'desk_full',
  'intake_closed',
  'places_full',
  'changed_meanwhile',
  'unknown_reference',
  'gone',
  'not_now',
  'no_contact',
  'last_reader',
  'nobody_left',
  'exclusions_full',
  'on_its_way',
  'hr_empty',
  'open_again',
  'approved',
  'declined',
] as const;
export type Notice = (typeof notices)[number];

/** The presses a card can make, as `data.act`. An action that a view does not know leaves the view as it is. */
export const acts = [
  // reporter
  'report',
  'open',
  'rights',
  'switch',
  'back',
  'leave',
  'next',
  'safe',
  'danger',
  'security',
  'anyway',
  'to_hr',
  'others',
  'file',
  'send',
  'hr_yes',
  'hr_no',
  'earlier',
  'later',
  // desk
  'desk',
  'desk_open',
  'desk_find',
  'desk_more',
  'desk_people',
  'desk_switch',
  'desk_approve',
  'desk_decline',
  'desk_queue',
  'desk_thread',
  'desk_acknowledge',
  'desk_reply',
  'desk_note',
  'desk_redirect',
  'desk_redirect_to',
  'desk_close',
  'desk_reopen',
  'desk_move',
  'desk_ask_hr',
  'desk_give_hr',
  'desk_write_hr',
  'desk_hand_over',
  'desk_step_down',
  'desk_earlier',
  'desk_later',
  'desk_do_acknowledge',
  'desk_do_reply',
  'desk_do_note',
  'desk_do_redirect',
  'desk_do_close',
  'desk_do_reopen',
  'desk_do_move',
  'desk_do_ask_hr',
  'desk_do_give_hr',
  'desk_do_write_hr',
  'desk_do_hand_over',
  'desk_do_step_down',
] as const;
export type ActName = (typeof acts)[number];

/** The inputs of all cards by id; a view uses some of them. Values are text; a list of choices is joined by commas. */
export const fieldNames = [
  'code', // start: a receipt or an invitation code
  'fit',
  'ticks',
  'throughWork',
  'byStaff', // guide, harm
  'involved', // involved, desk_move, desk_give_hr: member ids
  'group', // receipt: the last group typed back
  'what',
  'where',
  'how',
  'who', // story
  'text', // thread, desk_*
  'thread',
  'reference', // queue
  'person', // people
  'target', // desk_redirect, desk_hand_over
  'reason', // desk_close
  'investigation', // desk_close, desk_redirect_text at HR's desk
  'excerpt', // desk_give_hr: what HR gets to read
  'recipient', // desk_hand_over: who it is, by name
  'cause', // desk_hand_over: why it is necessary
  'feedback', // desk_reply: 'true' when the reply is the feedback on measures
] as const;
export type FieldName = (typeof fieldNames)[number];
export type Fields = Readonly<Partial<Record<FieldName, string>>>;
