/** Trouble on the reporter's side, counted in memory and written once a day. */
export type Outcome =
  | 'derivation_busy'
  /** A press refused: the person had too many under way. */
  | 'press_busy'
  /** A dialog refused: the person had begun too many. */
  | 'dialog_refused'
  | 'failed';

/** All that use cases may log: codes, never content, and no time on the reporter's side. */
export interface Journal {
  count(outcome: Outcome): void;
  /** Logs an unexpected fault, by its code if it has one. */
  fault(module: string, error: unknown): void;
}

/** Reports errors of a module; for `catch`. */
export const faultsTo =
  (journal: Pick<Journal, 'fault'>, module: string) =>
  (error: unknown): void => {
    journal.fault(module, error);
  };
