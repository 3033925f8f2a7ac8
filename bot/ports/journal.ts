/** Trouble of the service on the reporter's side, counted in memory and written once a day. */
export type Outcome =
  | 'derivation_busy'
  /** A press of somebody who had as many under way as one person may. */
  | 'press_busy'
  /** A dialog that was not begun, because one person had begun too many. */
  | 'dialog_refused'
  | 'failed';

/**
 * All that use cases may say to a log: codes, never content, and no time on the reporter's side.
 *
 * @example journal.count('failed'); journal.fault('release', error);
 */
export interface Journal {
  count(outcome: Outcome): void;
  /** An unexpected fault; `code` is taken from the error when it carries one. */
  fault(module: string, error: unknown): void;
}
