import { type ListOrder, listOrders } from './case';
import { type DeskOption, deskOptions, formOptions } from './desk-options';

const others = [
  // reporter
  ['report', 'have_code', 'open', 'rights', 'employer', 'practice', 'switch', 'back', 'leave'],
  ['next', 'safe', 'security', 'anyway', 'change', 'to_hr'],
  ['others', 'file', 'send', 'hr_yes', 'hr_no'],
  ['approve', 'correct', 'meet', 'punished', 'earlier', 'later', 'proof'],
  // desk
  ['desk', 'desk_open', 'desk_first', 'desk_find'],
  ['desk_narrow', 'desk_more', 'desk_all', 'desk_mine', 'desk_new'],
  ['desk_overdue', 'desk_for_us', 'desk_for_reporter', 'desk_closed', 'desk_people', 'desk_enter'],
  ['desk_code', 'desk_switch', 'desk_approve', 'desk_decline', 'desk_together', 'desk_propose'],
  ['desk_agree', 'desk_disagree', 'desk_undo', 'desk_alone', 'desk_queue', 'desk_thread'],
  ['desk_waiting', 'desk_who_read', 'desk_take_back', 'desk_change', 'desk_redirect_to'],
  ['desk_hand_over_to', 'desk_tell', 'desk_put_on', 'desk_words'],
  ['desk_two', 'desk_read_alone', 'desk_given'],
  ['desk_earlier', 'desk_later', 'desk_do_propose', 'desk_do_enter', 'desk_do_unlock'],
  ['desk_expired', 'desk_open_expired'],
  ['desk_approve_deputy', 'desk_renew', 'desk_renew_no', 'desk_be_away', 'desk_be_back'],
  ['desk_account', 'desk_own_code', 'desk_no_passkeys', 'desk_email', 'desk_no_email'],
  [
    'desk_redaction',
    'desk_do_redaction',
    'desk_do_lift',
    'desk_do_keep',
    'desk_do_ask',
    'desk_do_drop',
  ],
  ['desk_do_days'],
  ['desk_do_agree', 'desk_do_refuse', 'desk_requests', 'desk_refusal'],
  ['desk_document', 'desk_package', 'desk_asked', 'desk_do_asked', 'desk_do_answered'],
  ['desk_search', 'desk_look', 'desk_look_on'],
  ['desk_numbers', 'desk_steps_to'],
  ['desk_several', 'desk_do_several'],
  ['desk_saved', 'desk_take_saved', 'desk_do_saved', 'desk_no_saved', 'desk_insert'],
  ['desk_list', 'desk_do_list', 'desk_do_list_yes', 'desk_do_list_no'],
] as const;
const sent = [...formOptions, 'consent', 'tell', 'two'] as const;

/** The buttons of all cards, as `data.act`. A button unknown to a view leaves the view as it is. */
export type ButtonName =
  | (typeof others)[number][number]
  | `desk_${DeskOption}`
  | `desk_do_${(typeof sent)[number]}`
  | `desk_by_${ListOrder}`;
export const buttons: readonly ButtonName[] = [
  ...others.flat(),
  ...deskOptions.map((option) => `desk_${option}` as const),
  ...sent.map((one) => `desk_do_${one}` as const),
  ...listOrders.map((one) => `desk_by_${one}` as const),
];
