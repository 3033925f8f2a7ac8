import { putLast } from './bounded';
import { randomHex } from './slack-ids';

const livesMilliseconds = 3000;
const keptTriggers = 1000;

interface Trigger {
  readonly user: string;
  /** The modal from which it came. */
  readonly view: string | undefined;
  readonly at: number;
  used: boolean;
}

type TriggerError = 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id';

/** Trigger ids: each opens one view within 3 s (docs.slack.dev/interactivity/handling-user-interaction). */
export interface TriggerIds {
  issue(user: string, view?: string): string;
  /** The trigger if it is good; `use` spends it. */
  read(
    id: unknown,
  ): TriggerError | { readonly user: string; readonly view: string | undefined; use(): void };
}

export function createTriggerIds(now: () => number): TriggerIds {
  const triggers = new Map<string, Trigger>();
  return {
    issue: (user, view) => {
      const id = `${now()}.${Math.floor(now() / 1000)}.${randomHex(16)}`;
      putLast(triggers, id, { user, view, at: now(), used: false }, keptTriggers);
      return id;
    },
    read: (id) => {
      const trigger = typeof id === 'string' ? triggers.get(id) : undefined;
      if (trigger === undefined) return 'invalid_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      if (now() - trigger.at > livesMilliseconds) return 'expired_trigger_id';
      return {
        user: trigger.user,
        view: trigger.view,
        use: () => {
          trigger.used = true;
        },
      };
    },
  };
}
