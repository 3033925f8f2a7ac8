import { type Person, pressOf } from '../../support/open-vissla';
import type { Exchange } from './observed';

/** The same person, of whose every exchange the bytes are noted. */
export function listened(
  person: Person,
  note: (exchange: Pick<Exchange, 'step' | 'door' | 'bytesIn' | 'bytesOut'>) => void,
): Person {
  let card: object = {};
  const answered = (step: string, sent: unknown): void => {
    card = person.card();
    note({ step, door: 'none', bytesIn: bytesOf(sent), bytesOut: bytesOf(card) });
  };
  return {
    ...person,
    opens: async (door) => {
      const view = await person.opens(door);
      answered(door ?? 'begins', { door });
      return view;
    },
    presses: async (act, typed = {}) => {
      const sent = { act, ...pressOf(card, act, typed) };
      const view = await person.presses(act, typed);
      answered(act, sent);
      return view;
    },
  };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
