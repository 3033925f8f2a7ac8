import { hash } from 'node:crypto';
import type { Dialogue, Press, Shown } from './channel';

/** How long a late answer is remembered for the next identical press. */
const rememberedMilliseconds = 60_000;
const most = 200;
const passing: readonly Shown['remark'][] = ['failed', 'busy'];

/**
 * The dialogue for presses that a messenger waits for only briefly. An identical press during the work, or
 * soon after, gets its answer; the work is not repeated.
 */
export interface TimedOut {
  ask(press: Press): Promise<Shown>;
  /** Keeps a late press's result for the next try. */
  keep(press: Press, work: Promise<Shown>): void;
}

export function createTimedOut(dialogue: Dialogue): TimedOut {
  const remembered = new Map<string, Promise<Shown>>();
  return {
    ask: async (press) => {
      const name = remembered.size === 0 ? '' : nameOf(press);
      const work = remembered.get(name);
      if (work === undefined) return dialogue(press);
      const shown = await work;
      if (shown.remark === undefined) return shown;
      // A remark is shown once: the next press after it is a new one.
      remembered.delete(name);
      return passing.some((remark) => remark === shown.remark) ? dialogue(press) : shown;
    },
    keep: (press, work) => {
      const name = nameOf(press);
      if (remembered.size >= most || remembered.has(name)) return;
      remembered.set(name, work);
      const forget = (): void => {
        remembered.delete(name);
      };
      work.catch(forget);
      setTimeout(forget, rememberedMilliseconds).unref();
    },
  };
}

/** Names the person, dialog, button and text. Kept only in memory, for at most a minute. */
function nameOf({ who, button, fields, draft, texts }: Press): string {
  const named = JSON.stringify([who.tenant, who.user, button, draft, texts, fields]);
  return hash('sha256', named, 'base64');
}
