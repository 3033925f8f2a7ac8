import type { Day } from '../domain/day';
import type { WaitsFor, Window } from '../domain/window';
import type { Epoch } from './pool';
import type { DueOn } from './sealer';

/**
 * The windows of the release's policy, by the clock alone. What waits for a pass comes out with the next one;
 * what waits for its window at the window's end, which where a window is a day is the same. What is sealed
 * into an epoch names it: it belongs to the epoch's window, also where the clock is not of one mind with it.
 */
export interface Windows {
  /** Whether the clock ends them. Else each ends as soon as something waits. */
  readonly byClock: boolean;
  /** How many days a window spans; 0 where none waits for the clock. */
  readonly days: number;
  /** The window that runs; none where the clock ends none. */
  running(): Window | undefined;
  /** The day that everything bears that is written now. */
  firstDay(waits: WaitsFor, epoch?: Pick<Epoch, 'endsOn'>): Day;
  /** From which day on what is written now can be read. */
  opensOn(waits: WaitsFor, epoch?: Pick<Epoch, 'endsOn'>): Day;
  /** When what is written now is due. */
  dueOn(waits: WaitsFor, epoch?: Pick<Epoch, 'endsOn'>): DueOn;
  /** At whose hour an epoch ends that begins now; none where it ends as soon as something waits. */
  endsOn(): Day | undefined;
  /**
   * Whether the clock can have said when an epoch ends. Where it was ahead by days for a while, what is
   * written since must not wait for them. A day is left to processes whose clocks differ around the hour: one
   * that is behind must not end a window that another has just begun.
   */
  isBelievable(epoch: Pick<Epoch, 'endsOn'>): boolean;
  /** Whether an epoch's window is over, or what is due on a day is due now. */
  isOver(epoch: Pick<Epoch, 'endsOn'>): boolean;
  /** Whether an epoch's window is over in some minutes. */
  isNearlyOver(epoch: Pick<Epoch, 'endsOn'>): boolean;
}
