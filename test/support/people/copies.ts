import type { Fields } from '../../../bot/domain/fields';
import type { ViewNamed } from '../../../bot/domain/view';
import type { Person } from '../open-vissla';
import { opensThread } from './report';

/** Words of a report as two redactions. */
export const names: readonly Fields[] = [
  { entry: '1', words: 'Maja Ek', section: '32:3b-1' },
  { entry: '1', words: 'Karl-Erik Lund', section: '32:3b-2' },
];

/** What a member does with the copies of a case. */
export function copyingOf(reference: () => string) {
  const toCopies = async (who: Person): Promise<void> => {
    await opensThread(who, reference());
    await who.presses('desk_copy');
  };
  /** Reads the parts that come, and gives them together. */
  const reads = async (who: Person): Promise<string> => {
    const parts = [who.reads()];
    while (who.reads().includes('Nästa del')) {
      await who.presses('desk_later');
      parts.push(who.reads());
    }
    return parts.join('\n');
  };
  return {
    toCopies,
    reads,
    /** Chooses a copy of the case, and reads all its parts. */
    copies: async (who: Person, copying: string): Promise<string> => {
      await toCopies(who);
      await who.presses('desk_do_copy', { copying });
      return reads(who);
    },
    redactions: async (who: Person, ...all: readonly Fields[]): Promise<void> => {
      await toCopies(who);
      await who.presses('desk_redaction');
      for (const fields of all) await who.presses('desk_do_redaction', fields);
    },
    /** The other member reads what is proposed, and answers. */
    answers: async (who: Person, answer: 'agree' | 'refuse'): Promise<string> => {
      await toCopies(who);
      const text = await reads(who);
      await who.presses(`desk_do_${answer}`);
      return text;
    },
  };
}

export function redactionOf({ shown: { view } }: Person): ViewNamed<'desk_redaction'> {
  if (view.name !== 'desk_redaction') throw new Error(`no masks but ${view.name}`);
  return view;
}
