/** What happens on the reporter's side, as it may be counted: in memory, written once a day. */
export type Outcome =
  | 'report_filed'
  | 'report_filed_again'
  | 'thread_opened'
  | 'receipt_opened_nothing'
  | 'message_added'
  /** A cover row that could not be stored; nobody is told. */
  | 'cover_failed'
  | 'derivation_busy'
  /** A press of somebody who had as many under way as one person may. */
  | 'press_busy'
  /** A dialog that was not begun, because one person had begun too many. */
  | 'dialog_refused'
  | 'draft_altered'
  /** A press in a dialog whose draft did not come along. */
  | 'draft_missing'
  | 'draft_expired'
  /** A block of kept texts did not open. */
  | 'texts_altered'
  /** A press that no card has. */
  | 'press_unknown'
  /** An answer that was missing, mistyped, too long or unknown. */
  | 'input_refused'
  | 'failed';

/**
 * All that use cases may say to a log: codes, never content, and no time on the reporter's side.
 *
 * @example
 * journal.count('report_filed');
 * journal.fault('release', error);
 */
export interface Journal {
  count(outcome: Outcome): void;
  /** An unexpected fault; `code` is taken from the error when it carries one. */
  fault(module: string, error: unknown): void;
}
