import type { Day } from '../../bot/domain/day';
import type { Id } from '../../bot/domain/ids';
import { type Body, deskPosition, type Message, reporterPosition } from '../../bot/domain/message';
import { isTakenDown, standingOfMinutes } from '../../bot/domain/talks';

const [monday, tuesday] = ['2026-11-23', '2026-11-24'] as [Day, Day];
const talk = { way: 'meeting', recording: 'none', author: 'Utredare', text: 'Ord.' } as const;
const minutes = { kind: 'minutes', ...talk } as const;
const entered = { kind: 'entered', arrivedOn: monday, ...talk } as const;
const approved = (of: Day): Body => ({ kind: 'minutes_approved', of });
const corrected = (of: Day): Body => ({ kind: 'minutes_corrected', of, text: 'Nej.' });
const settled = (of: Day) =>
  ({ kind: 'minutes_settled', of, how: 'declined', text: 'Ville inte.' }) as const;
const byHr = (body: ReturnType<typeof settled> | typeof minutes): Body => ({ kind: 'by_hr', body });

type Said = readonly [Day, Body, position?: number];
const on = (day: Day, ...bodies: Body[]): Said[] => bodies.map((body) => [day, body]);
/** One of each day, and what followed on Tuesday. */
const both = (...later: Body[]): Said[] => [
  ...on(monday, entered),
  ...on(tuesday, minutes, ...later),
];
const messages = (said: readonly Said[]): Message[] =>
  said.map(([day, body, position], n) => ({
    id: `${n}`.repeat(32) as Id,
    day,
    position: position ?? n * 8,
    body,
  }));

const open = (of: Day) => ({ of, step: 'open' }) as const;
const done = (of: Day) => ({ of, step: 'settled' }) as const;
type Row = readonly [string, readonly Said[], ReturnType<typeof standingOfMinutes>];
it.each<Row>([
  ['nothing was written down', [[monday, { kind: 'reply', text: 'Hej.' }]], undefined],
  ['it was entered', [[monday, entered]], open(monday)],
  ['the older of two is open', both(), open(monday)],
  ['the older is approved, though later', both(approved(monday)), open(tuesday)],
  // As the bot once offered.
  ['the later alone is approved', both(approved(tuesday)), open(monday)],
  [
    'both are settled, each in a way of its own',
    both(settled(monday), approved(tuesday)),
    done(tuesday),
  ],
  ['a correction leaves it open', on(monday, minutes, corrected(monday)), open(monday)],
  [
    'both of one day are approved together',
    on(monday, entered, minutes, approved(monday)),
    done(monday),
  ],
  [
    'what was approved before is not what comes after it on that day',
    on(monday, entered, approved(monday), minutes),
    open(monday),
  ],
  [
    'who approved did not see what was written meanwhile',
    // Both came out at one pass.
    [
      [monday, entered],
      [monday, minutes, deskPosition(1, 0)],
      [monday, approved(monday), reporterPosition(1, 0)],
    ],
    open(monday),
  ],
  [
    'what HR wrote down and settled came along',
    [...on(monday, byHr(minutes)), ...on(tuesday, byHr(minutes), byHr(settled(monday)))],
    open(tuesday),
  ],
])('%s', (_, said, standing) => {
  expect(standingOfMinutes(messages(said))).toEqual(standing);
  // In whichever order they were read.
  expect(standingOfMinutes(messages(said).reverse())).toEqual(standing);
  expect(messages(said).some(isTakenDown)).toBe(standing !== undefined);
});
