import { dayAt } from '../../bot/platform/clock';
import type { Clock, Ticks } from '../../bot/ports/time';

/** Time that passes when it is told to. */
export function virtualClock(from: number) {
  let passed = 0;
  let jumped = 0;
  let calls: { readonly at: number; readonly task: () => void }[] = [];
  return {
    /** Milliseconds since the beginning. */
    passed: () => passed,
    /** A process's clock, which may be ahead of others, and what calls it back. */
    process: (ahead: number): { readonly clock: Clock; readonly ticks: Ticks } => {
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
    /** Lets time pass; whoever asked to be called is called at his moment, and `idle` awaited after each. */
    pass: async (milliseconds: number, idle: () => Promise<void>) => {
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
    /** Lets the day go on while nobody is called, as in a machine that sleeps. */
    jump: (milliseconds: number) => {
      jumped += milliseconds;
    },
    /** Nobody who asked to be called is called. */
    forget: () => {
      calls = [];
    },
    /** Takes time for work: whoever asks for the time next is that much later. */
    spend: (milliseconds: number) => {
      passed += milliseconds;
    },
  };
}
