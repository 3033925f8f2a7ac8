import type { Day } from '../domain/day';
import type { Window } from '../domain/window';
import type { Epoch } from './pool';

/** The windows of the release's policy, by the clock alone. */
export interface Windows {
  /** Whether the clock ends them. Else each ends as soon as something waits. */
  readonly byClock: boolean;
  /** The window that runs; none where the clock ends none. */
  running(): Window | undefined;
  /** The day that everything bears that is written now. */
  firstDay(): Day;
  /** From which day on what is written now can be read. */
  opensOn(): Day;
  /** At whose hour an epoch ends that begins now; none where it ends as soon as something waits. */
  endsOn(): Day | undefined;
  /** Whether an epoch's window is over. */
  isOver(epoch: Pick<Epoch, 'endsOn'>): boolean;
}
