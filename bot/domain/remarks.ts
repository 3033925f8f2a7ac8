/**
 * A sentence above a view: what went wrong with the last press, and that nothing is lost. Texts:
 * `remarks.<remark>`.
 */
export const remarks = [
  'expired',
  'altered',
  'draft_missing',
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
export type Remark = (typeof remarks)[number];
