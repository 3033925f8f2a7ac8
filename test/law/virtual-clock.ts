import { dayAt } from '../../bot/platform/clock';
import type { Clock, Ticks } from '../../bot/ports/clock';

/** Time that passes when it is told to. */
export interface VirtualClock {
  /** Milliseconds since the beginning. */
  readonly passed: () => number;
  /** A process's clock, which may be ahead of others, and what calls it back. */
  process(ahead: number): { readonly clock: Clock; readonly ticks: Ticks };
  /** Lets time pass; whoever asked to be called is called at his moment, and `idle` awaited after each. */
  pass(milliseconds: number, idle: () => Promise<void>): Promise<void>;
  /** Lets the day go on while nobody is called, as in a machine that sleeps. */
  jump(milliseconds: number): void;
  /** Nobody who asked to be called is called. */
  forget(): void;
  /** Takes time for work: whoever asks for the time next is that much later. */
  spend(milliseconds: number): void;
}

export function virtualClock(from: number): VirtualClock {
  let passed = 0;
  let jumped = 0;
  let calls: { readonly at: number; readonly task: () => void }[] = [];
  return {
    passed: () => passed,
    process: (ahead) => {
      const now = (): number => from + jumped + passed + ahead;
      return {
        clock: { now, today: () => dayAt(now()) },
        ticks: {
          now: () => passed,
          after: (milliseconds, task) => {
            const call = { at: passed + milliseconds, task };
            calls.push(call);
            return () => {
              calls = calls.filter((one) => one !== call);
            };
          },
        },
      };
    },
    pass: async (milliseconds, idle) => {
      const end = passed + milliseconds;
      for (;;) {
        const [next] = calls.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        calls = calls.filter((one) => one !== next);
        passed = Math.max(passed, next.at);
        next.task();
        await idle();
      }
      passed = Math.max(passed, end);
    },
    jump: (milliseconds) => {
      jumped += milliseconds;
    },
    forget: () => {
      calls = [];
    },
    spend: (milliseconds) => {
      passed += milliseconds;
    },
  };
}
