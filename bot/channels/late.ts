import { hash } from 'node:crypto';
import type { Dialogue, Press, Shown } from './channel';

/** How long an answer that came too late is kept for the next press of the same. */
const keptMilliseconds = 60_000;
const most = 200;
/** Remarks whose cause may be gone by the next try. */
const passing: readonly Shown['remark'][] = ['failed', 'busy'];

/**
 * The dialogue for presses that a messenger waits for only briefly. Somebody who presses again while the same
 * press is still being worked on, or just after, gets its answer; the work does not begin a second time.
 */
export interface Patient {
  ask(press: Press): Promise<Shown>;
  /** Keeps what comes of this press for the next try, because nobody could be told in time. */
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
      // A remark is shown once: the next press after it is a new one.
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

/** The same person, dialog, button and text. Kept in memory only, and never longer than a minute. */
function nameOf({ who, button, fields, draft, texts }: Press): string {
  const named = JSON.stringify([who.tenant, who.user, button, draft, texts, fields]);
  return hash('sha256', named, 'base64');
}
