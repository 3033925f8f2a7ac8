import type { Day } from './day';

/**
 * Keeps a case past its time. Somebody has asked for it, supervision or a dispute is pending, or it is to be
 * archived first. The laws: TF 2:15, arkivlagen 10 §, VBL 7:8 second paragraph and 10:2.
 */
export interface Hold {
  readonly why: string;
  /** The day to check whether it is still needed. A hold never ends by itself. */
  readonly lookAgainOn: Day;
}

export interface Holding {
  readonly hold?: Hold | undefined;
}
