import { closeTogether } from './close-together';
import type { DeskWorld } from './desk';

/** Closes reports together, and opens them again, while people go on. */
export interface Closing {
  /** Something may have been agreed on. Calls while it is at work lead to one more look. */
  soon(): void;
  /** Resolves when nothing is left to do, or something failed that will be tried with the next call. */
  settled(): Promise<void>;
  /** Stops before the next thread; what is left is done by whoever begins again. */
  end(): Promise<void>;
}

/** @param world made with its own `soon` as what is called once something is agreed on */
export function createClosing(world: () => DeskWorld): Closing {
  let running: Promise<void> | undefined;
  let asked = false;
  let ended = false;
  const run = async (): Promise<void> => {
    try {
      while (asked && !ended) {
        asked = false;
        await closeTogether(world(), () => !ended);
      }
    } catch (error) {
      world().journal.fault('desk', error);
    }
    running = undefined;
    if (asked && !ended) soon();
  };
  const soon = (): void => {
    asked = true;
    running ??= run();
  };
  const settled = async (): Promise<void> => {
    while (running !== undefined) await running;
  };
  return {
    soon,
    settled,
    end: () => {
      ended = true;
      return settled();
    },
  };
}
