import { type Person, pressOf } from '../../support/open-vissla';

/** One request of somebody's messenger and its answer, as whoever stands between can count them. */
export interface Exchange {
  readonly at: number;
  /** Members of a desk have no place. */
  readonly who: number | undefined;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** The same person, of whose every exchange the bytes are noted. */
export function listened(
  person: Person,
  note: (bytes: Pick<Exchange, 'bytesIn' | 'bytesOut'>) => void,
): Person {
  let card: object = {};
  const answered = (sent: unknown): void => {
    card = person.card();
    note({ bytesIn: bytesOf(sent), bytesOut: bytesOf(card) });
  };
  return {
    ...person,
    opens: async (door) => {
      const view = await person.opens(door);
      answered({ door });
      return view;
    },
    presses: async (act, typed = {}) => {
      const sent = { act, ...pressOf(card, act, typed) };
      const view = await person.presses(act, typed);
      answered(sent);
      return view;
    },
  };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
