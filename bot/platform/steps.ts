/**
 * How long a work took shows in whole steps alone. A wait ends at the next one from the press on, at least a
 * little later.
 */
export function createSteps(
  clock: { now(): number },
  pause: (milliseconds: number) => Promise<void>,
  step: number,
): { begins(press: object): void; next(press: object): Promise<void> } {
  const began = new WeakMap<object, number>();
  return {
    begins: (press) => {
      began.set(press, clock.now());
    },
    next: (press) => {
      const passed = Math.max(0, clock.now() - (began.get(press) ?? clock.now()));
      return pause(step - (passed % step));
    },
  };
}
