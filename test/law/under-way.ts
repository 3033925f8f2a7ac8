import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';

/** A press that is not answered yet: where, and whether it waits for a beat or for a moment. */
export interface UnderWay {
  readonly process: number;
  waits: 'beat' | 'time' | undefined;
}

/** What is under way in a world: presses, and calls of ports. It rests when all presses wait. */
export function createUnderWay() {
  const pending = new Set<UnderWay>();
  const current = new AsyncLocalStorage<UnderWay>();
  let calls = 0;
  let answers = 0;
  const isIdle = (): boolean =>
    calls === 0 && [...pending].every(({ waits }) => waits !== undefined);
  return {
    /** Runs a press; gives as which one it was answered, if it is, or throws why it failed. */
    begin: (process: number, pressing: () => Promise<unknown>): (() => number | undefined) => {
      let answer: number | undefined;
      const press: UnderWay = { process, waits: undefined };
      const failed: Error[] = [];
      pending.add(press);
      current
        .run(press, pressing)
        .catch((error: unknown) => failed.push(error as Error))
        .finally(() => {
          pending.delete(press);
          answer = answers++;
        });
      return () => {
        for (const error of failed) throw error;
        return answer;
      };
    },
    /** The press in which this is called. */
    current: () => current.getStore(),
    /** A beat has begun: who waited for it does not any more. */
    beats: (process: number) => {
      for (const one of pending)
        if (one.process === process && one.waits === 'beat') one.waits = undefined;
    },
    /** A port whose calls are waited for. */
    followed: <Port extends object>(
      port: Port,
      hear?: (name: string, args: unknown[]) => void,
    ): Port =>
      new Proxy(port, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function') return method;
          return (...args: unknown[]): unknown => {
            hear?.(String(name), args);
            const result: unknown = Reflect.apply(method, target, args);
            if (!(result instanceof Promise)) return result;
            calls += 1;
            return result.finally(() => {
              calls -= 1;
            });
          };
        },
      }),
    /** Resolves when nothing goes on before time does. */
    idle: async (): Promise<void> => {
      const end = Date.now() + 120_000;
      for (let quiet = 0; quiet < 3; quiet = isIdle() ? quiet + 1 : 0) {
        if (Date.now() > end) throw new Error('the world does not come to rest');
        await turn();
      }
    },
  };
}
