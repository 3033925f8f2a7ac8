import { createHash } from 'node:crypto';
import type { Dialogue, Press, Shown } from '../channel';

/** Kept after it could be given to nobody; whoever presses again within this gets it. */
const keptMilliseconds = 60_000;
const most = 200;
/** What went wrong then may go well now. */
const passing: readonly Shown['remark'][] = ['failed', 'busy'];

/**
 * The dialogue for submits, which Slack waits for only briefly: whoever presses again while the same press is still being
 * worked on, or just after, gets what came of it, instead of beginning the same work once more.
 */
export interface Patient {
  ask(press: Press): Promise<Shown>;
  /** Nobody could be told in time: keeps what comes of this press for the next try. */
  keep(press: Press, work: Promise<Shown>): void;
}

export function createPatient(dialogue: Dialogue): Patient {
  const kept = new Map<string, Promise<Shown>>();
  return {
    ask: async (press) => {
      const name = kept.size === 0 ? '' : nameOf(press);
      const work = kept.get(name);
      if (work === undefined) return dialogue(press);
      const shown = await work;
      if (shown.remark === undefined) return shown;
      // A notice is said once: whoever presses again after it means it anew.
      kept.delete(name);
      return passing.some((remark) => remark === shown.remark) ? dialogue(press) : shown;
    },
    keep: (press, work) => {
      const name = nameOf(press);
      if (kept.size >= most || kept.has(name)) return;
      kept.set(name, work);
      const forget = (): void => {
        kept.delete(name);
      };
      work.catch(forget);
      setTimeout(forget, keptMilliseconds).unref();
    },
  };
}

/** The same person, the same dialog, the same button and the same text. In memory only, and never longer than a minute. */
function nameOf({ who, button: act, fields, draft }: Press): string {
  const named = JSON.stringify([who.user, act, draft, fields]);
  return createHash('sha256').update(named).digest('base64');
}
