/** All but `setTimeout` and what takes it back. */
const left = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
  ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
];

/**
 * Our own timers end when the test says so; Node's and those of packages stay as they are. With
 * `jest.useRealTimers` it is over.
 */
export function timersByHand(): void {
  jest.useFakeTimers({ doNotFake: left });
}

/**
 * Asks for something that is answered when its time is up.
 * @param until when it is looked whether it was answered before
 */
export async function whenTimeIsUp<T>(
  milliseconds: number,
  ask: () => Promise<T>,
  until = milliseconds - 1,
): Promise<{ readonly before: boolean; readonly answer: T }> {
  timersByHand();
  try {
    let isAnswered = false;
    const asked = ask().finally(() => {
      isAnswered = true;
    });
    while (jest.getTimerCount() === 0) await turn();
    jest.advanceTimersByTime(until);
    for (let turns = 0; turns < 20; turns++) await turn();
    const before = isAnswered;
    jest.advanceTimersByTime(milliseconds - until);
    return { before, answer: await asked };
  } finally {
    jest.useRealTimers();
  }
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Deadlines of what is asked of others (`AbortSignal.timeout`), which end when the test says so. */
export function deadlinesByHand() {
  const given: { readonly milliseconds: number; readonly end: () => void }[] = [];
  const spy = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const controller = new AbortController();
    given.push({
      milliseconds,
      end: () => {
        controller.abort(new DOMException('by hand', 'TimeoutError'));
      },
    });
    return controller.signal;
  });
  return {
    /** How many of this length were given. */
    count: (milliseconds: number) =>
      given.filter((one) => one.milliseconds === milliseconds).length,
    /** Ends all of this length. */
    end: (milliseconds: number) => {
      for (const one of given) if (one.milliseconds === milliseconds) one.end();
    },
    restore: () => {
      spy.mockRestore();
    },
  };
}
