import type { Day } from '../domain/day';

/** Whether the desk has closed the web door for today, as last looked at. */
export interface DoorShut {
  /** Why it begins no report today. Asks no store: a visitor's page costs nothing more. */
  readonly why: () => string | undefined;
  /** Looks again. A failed look closes nothing, and opens nothing. Never rejects. */
  readonly look: () => Promise<void>;
}

/** @param find why it is closed on this day */
export function createDoorShut(
  today: () => Day,
  find: () => Promise<string | undefined>,
  failed: (error: unknown) => void,
): DoorShut {
  let known: { readonly on: Day; readonly why: string | undefined } | undefined;
  return {
    // It opens by itself with the next day.
    why: () => (known?.on === today() ? known.why : undefined),
    look: async () => {
      const on = today();
      await find().then((why) => {
        known = { on, why };
      }, failed);
    },
  };
}
