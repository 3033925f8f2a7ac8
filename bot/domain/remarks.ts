const rows = [
  [
    'expired',
    'over',
    'altered',
    'draft_missing',
    'busy',
    'failed',
    'mistyped',
    'choose',
    'unticked',
  ],
  ['code_missing', 'code_is_reference'],
  [
    'empty',
    'too_long',
    'telling',
    'day_wrong',
    'day_ahead',
    'hour_wrong',
    'assessment_why',
    'why_missing',
    'deferrals_full',
  ],
  ['deferral_long', 'told_long', 'hold_long', 'hr_involved', 'wrong_group', 'code_refused'],
  ['desk_refused', 'not_renewed', 'already_member', 'desk_full', 'intake_closed', 'places_full'],
  ['dialog_full', 'dialogs_many', 'unanswered', 'erased_soon', 'changed_meanwhile'],
  ['unknown_reference', 'gone', 'not_now', 'no_contact', 'no_day'],
  ['word_short', 'word_wrong', 'word_locked', 'word_unlocked', 'word_own_lock'],
  ['last_reader', 'nobody_left', 'exclusions_full', 'moving', 'taken_back'],
  ['out_already', 'replaces', 'hr_empty', 'not_taken', 'unreadable', 'open_again', 'practice_only'],
  ['approved', 'declined', 'proposed', 'agreed', 'disagreed', 'reopening', 'proposals_full'],
  ['open_first', 'reason_long', 'record_full', 'read_alone', 'given_noted', 'read_first'],
  ['steps_full', 'step_long', 'wait_why', 'case_full'],
  ['not_as_deputy', 'approved_deputy', 'away_noted', 'back_noted', 'shown_full'],
  ['open_expired_proposed', 'open_expired_waits', 'expired_opened', 'package_first'],
  ['hand_first', 'words_short', 'removal_long', 'words_missing'],
  ['masked', 'no_entry', 'no_words', 'words_long', 'masks_full', 'masked_already', 'no_mask'],
  ['lifted', 'kept', 'asked_second', 'masks_unread', 'empty_masks', 'masks_dropped'],
  ['masks_agreed', 'masks_refused', 'not_agreed', 'document_busy', 'document_failed'],
  ['copy_differs', 'shown_days', 'stage_wrong', 'stage_early', 'stage_second', 'asked_for'],
  ['list_proposed', 'list_agreed', 'list_refused', 'no_period'],
  ['saved', 'door_full', 'replaced', 'renews_only', 'passkeys_removed'],
  ['email_wrong', 'email_saved', 'email_removed', 'text_cut'],
] as const;

/** Sentences above a view: what went wrong or was done. Texts: `remarks.<remark>`. */
export const remarks = rows.flat();
export type Remark = (typeof remarks)[number];

/** Remarks that say that something went well; the others ask for a correction, or warn. */
export const goodRemarks: readonly (Remark | undefined)[] = [
  ...(['approved', 'approved_deputy', 'declined', 'proposed', 'agreed', 'disagreed'] as const),
  ...(['reopening', 'read_alone', 'given_noted', 'away_noted', 'back_noted'] as const),
  ...(['saved', 'open_expired_proposed', 'expired_opened', 'masks_refused'] as const),
  ...(['masked', 'lifted', 'kept', 'asked_second', 'masks_dropped', 'masks_agreed'] as const),
  ...(['shown_days', 'list_proposed', 'list_agreed', 'list_refused'] as const),
  ...(['taken_back', 'word_unlocked', 'replaced', 'passkeys_removed'] as const),
  ...(['email_saved', 'email_removed'] as const),
];
