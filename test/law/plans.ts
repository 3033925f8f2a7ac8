import fc from 'fast-check';
import { toConsent } from '../support/people/report';
import type { Plan, Planned } from './compare';
import { type History, reporters } from './history';
import { others, type Purpose, sending } from './visits';

/** Two plans with the same first presses: in the first somebody sends, in the second nobody does. */
export interface Pair {
  readonly with: Plan;
  readonly without: Plan;
}

type Own = Omit<Planned, 'who' | 'at' | 'code'>;

/** Whatever people do: what they come for, how fast, what they write, and when they close it with X. */
const ownOf = (purposes: readonly Purpose[]): fc.Arbitrary<Own> =>
  fc.record({
    purpose: fc.constantFrom(...purposes),
    text: fc.integer({ min: 1, max: 1400 }).map((words) => 'ord '.repeat(words)),
    times: fc.integer({ min: 1, max: 3 }),
    leavesAfter: fc.integer({ min: 1, max: 8 }),
    pauses: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 9, maxLength: 9 }),
  });

const closing = { reason: 'duplicate', why: 'Klart.', ownDuty: 'none' };

const deskScripts = (reference: string): readonly Plan['desk'][number]['presses'][] => {
  const opens = [['desk'], ['desk_find', { reference }]] as const;
  return [
    [['desk'], ['desk_for_us'], ['desk_all']],
    [...opens, ['desk_reply'], ['desk_do_reply', { text: 'Tack.' }], ['desk_queue']],
    [...opens, ['desk_note'], ['desk_do_note', { text: 'En notis.' }]],
    [
      ...([
        ...opens,
        ['desk_hand_over'],
        ['desk_hand_over_to', toConsent],
        ['desk_do_consent'],
      ] as const),
      ...([...opens, ['desk_waiting'], ['desk_take_back']] as const),
    ],
    [...opens, ['desk_close'], ['desk_do_close', closing]],
  ];
};

/** Pairs of plans over what a history left. */
export function pairsOf({ codes, references }: History): fc.Arbitrary<Pair> {
  const first = fc.record({
    who: fc.constantFrom(...reporters),
    at: fc.integer({ min: 0, max: 12 }),
    one: ownOf([...sending, ...others]),
    other: ownOf(others),
  });
  const visits = fc.uniqueArray(first, { selector: ({ who }) => who, minLength: 1, maxLength: 5 });
  const desk = fc.record({
    script: fc.nat({ max: 4 }),
    thread: fc.nat({ max: references.length - 1 }),
    at: fc.integer({ min: 0, max: 15 }),
  });
  return fc
    .record({ visits, desk, sends: fc.nat(), sent: ownOf(sending) })
    .map(({ visits: all, desk: { script, thread, at }, sends, sent }) => {
      const plan = (own: (one: (typeof all)[number], nth: number) => Own): Plan => ({
        visits: all.map((one, nth) => fitted(own(one, nth), one.who, one.at, codes)),
        desk: [{ at, presses: deskScripts(references[thread] ?? '')[script] ?? [] }],
        seconds: 42,
      });
      return {
        with: plan(({ one }, nth) => (nth === sends % all.length ? sent : one)),
        without: plan(({ other }) => other),
      };
    });
}

/** Who has no thread files or practises instead. */
function fitted(own: Own, who: string, at: number, codes: readonly string[]): Planned {
  const code = codes[reporters.findIndex((name) => name === who)];
  const instead = { write: 'file', read: 'practise' } as const;
  const { purpose } = own;
  const isLacking = code === undefined && (purpose === 'write' || purpose === 'read');
  return { ...own, who, at, code: code ?? '', purpose: isLacking ? instead[purpose] : purpose };
}
