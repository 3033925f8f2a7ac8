import type { Day } from './day';
import type { Id, MemberId, ThreadId } from './ids';

const rows = [
  ['member_joined', 'member_asked_to_join', 'member_approved', 'member_declined'],
  ['thread_opened', 'reply_sent', 'feedback_given', 'note_written', 'case_written'],
  ['report_entered', 'minutes_written', 'minutes_settled'],
  ['caller_known', 'caller_refused', 'caller_unlocked'],
  ['reporter_redirected', 'thread_closed', 'thread_reopened', 'thread_moved'],
  ['closing_proposed', 'closing_agreed', 'closing_alone', 'closing_declined', 'closing_undone'],
  ['thread_closed_together', 'thread_reopened_together'],
  ['hr_consent_asked', 'excerpt_given_to_hr', 'message_sent_to_hr'],
  ['information_handed_over', 'telling_deferred', 'deferred_telling_sent'],
  ['hold_set', 'hold_end_proposed', 'hold_ended', 'sent_withdrawn', 'sent_changed'],
  ['member_stepped_down', 'exclusion_proposed', 'exclusion_agreed', 'exclusion_refused'],
  ['exclusion_alone', 'alone_read', 'invitation_made', 'invitation_withdrawn', 'pass_weakened'],
  ['deputy_approved', 'member_away', 'member_back', 'thread_shown'],
  ['open_expired_proposed', 'open_expired_agreed'],
  ['removal_proposed', 'removal_agreed', 'removal_refused', 'case_archived', 'package_taken'],
  ['member_appointed'],
  ['passkey_code_made', 'passkey_added', 'passkeys_replaced', 'passkeys_removed'],
  [
    'case_copied',
    'redactions_changed',
    'redactions_proposed',
    'redactions_agreed',
    'redactions_refused',
  ],
  ['redactions_given_alone'],
  ['list_proposed', 'list_agreed', 'list_refused'],
  ['request_noted', 'request_decided', 'request_refused', 'request_followed'],
  ['saved_answer_changed'],
  ['searched_for_request', 'searched_for_access', 'searched_for_case'],
] as const;

/** What members did, and what the operator did about membership: in the past tense, without content. */
export const auditEvents = rows.flat();
/** The member of entries for what the product or the operator did. */
export const nobody = '0'.repeat(32) as MemberId;

export type AuditEvent = (typeof auditEvents)[number];

/** One line of the audit: which member did what on which day, and to what. */
export interface AuditEntry {
  readonly id: Id;
  readonly day: Day;
  readonly event: AuditEvent;
  readonly member: MemberId;
  readonly thread?: ThreadId;
  /**
   * The member whom it is about: approved, refused, replaced, shown a thread, or the proposer. Or a row that
   * is nobody's. For a move: the thread before it. For a move taken back: the thread that never came to be.
   * For a package: a name for what it has of the case.
   */
  readonly subject?: MemberId | ThreadId | Id;
}
