import { putLast } from './bounded';
import { randomHex } from './slack-ids';
import { everyNth } from './unkind';

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
  /** For a button on Home; when triggers are late, every tenth is as old as one that nobody can use. */
  issueOnHome(user: string): string;
  /** The trigger if it is good; `use` spends it. */
  read(
    id: unknown,
  ): TriggerError | { readonly user: string; readonly view: string | undefined; use(): void };
}

export function createTriggerIds(
  now: () => number,
  late: boolean,
  livesMilliseconds: number,
): TriggerIds {
  const triggers = new Map<string, Trigger>();
  const isTenth = everyNth(10);
  const put = (trigger: Omit<Trigger, 'used'>): string => {
    const id = `${trigger.at}.${Math.floor(trigger.at / 1000)}.${randomHex(16)}`;
    putLast(triggers, id, { ...trigger, used: false }, keptTriggers);
    return id;
  };
  return {
    issue: (user, view) => put({ user, view, at: now() }),
    issueOnHome: (user) => {
      const age = late && isTenth() ? livesMilliseconds + 1 : 0;
      return put({ user, view: undefined, at: now() - age });
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
