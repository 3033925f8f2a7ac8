import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../domain/error-code';

/** Milliseconds between two looks. */
const pause = 5_000;

/**
 * Five minutes while a database is recovered, restored, moved or upgraded; half a minute while it is not
 * opened for this login, which may also be a wrong name. A server that is away may be starting, too: a look
 * at it takes up to 15 seconds.
 */
const looks: Readonly<Record<string, number>> = {
  store_moving: 60,
  store_unopened: 6,
  store_unavailable: 20,
};

/** `tell` is told the code once. */
export async function whenDatabaseIsReady<T>(
  look: () => Promise<T>,
  tell: (code: string) => void,
  rest: (milliseconds: number) => Promise<unknown> = (milliseconds) => wait(milliseconds),
): Promise<T> {
  for (let looked = 1; ; looked++) {
    try {
      return await look();
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (looked >= (looks[code] ?? 0)) throw error;
      if (looked === 1) tell(code);
      await rest(pause);
    }
  }
}
