import type { Scripted } from './script';

/** What was scripted and has not been met yet, in order. */
export interface Scripts {
  add(next: Scripted): void;
  /** What a call meets that is about these users; it is one less then. */
  take(method: string, users: unknown): Scripted | undefined;
}

export function createScripts(): Scripts {
  let waiting: readonly { readonly next: Scripted; readonly left: number }[] = [];
  return {
    add: (next) => {
      waiting = [...waiting, { next, left: next.times ?? 1 }];
    },
    take: (method, users) => {
      const found = waiting.find(
        ({ next }) =>
          (next.method === '*' || next.method === method) &&
          (next.user === undefined || next.user === users),
      );
      if (found === undefined) return undefined;
      waiting = waiting.flatMap((one) => {
        if (one !== found) return [one];
        return one.left > 1 ? [{ ...one, left: one.left - 1 }] : [];
      });
      return found.next;
    },
  };
}
