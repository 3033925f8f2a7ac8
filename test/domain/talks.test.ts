import type { Day } from '../../bot/domain/day';
import type { Id } from '../../bot/domain/ids';
import type { Body, Message } from '../../bot/domain/message';
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
const messages = (said: readonly Said[]): Message[] =>
  said.map(([day, body, position], n) => ({
    id: `${n}`.repeat(32) as Id,
    day,
    position: position ?? n,
    body,
  }));

type Row = readonly [string, readonly Said[], ReturnType<typeof standingOfMinutes>];
it.each<Row>([
  ['nothing was written down', [[monday, { kind: 'reply', text: 'Hej.' }]], undefined],
  ['it was entered', [[monday, entered]], { of: monday, step: 'open' }],
  [
    'the older of two is open',
    [
      [monday, entered],
      [tuesday, minutes],
    ],
    { of: monday, step: 'open' },
  ],
  [
    'the older is approved, though later',
    [
      [monday, entered],
      [tuesday, minutes],
      [tuesday, approved(monday)],
    ],
    { of: tuesday, step: 'open' },
  ],
  [
    'the later alone is approved, as the bot once offered',
    [
      [monday, entered],
      [tuesday, minutes],
      [tuesday, approved(tuesday)],
    ],
    { of: monday, step: 'open' },
  ],
  [
    'both are settled, each in a way of its own',
    [
      [monday, entered],
      [tuesday, minutes],
      [tuesday, settled(monday)],
      [tuesday, approved(tuesday)],
    ],
    { of: tuesday, step: 'settled' },
  ],
  [
    'a correction leaves it open',
    [
      [monday, minutes],
      [tuesday, corrected(monday)],
    ],
    { of: monday, step: 'open' },
  ],
  [
    'both of one day are approved together',
    [
      [monday, entered],
      [monday, minutes],
      [monday, approved(monday)],
    ],
    { of: monday, step: 'settled' },
  ],
  [
    'what was approved before is not what comes after it on that day',
    [
      [monday, entered],
      [monday, approved(monday)],
      [monday, minutes],
    ],
    { of: monday, step: 'open' },
  ],
  [
    'who approved did not see what was written meanwhile',
    [
      [monday, entered, 0],
      [monday, minutes, 1],
      [monday, approved(monday), 1],
    ],
    { of: monday, step: 'open' },
  ],
  [
    'what HR wrote down and settled came along',
    [
      [monday, byHr(minutes)],
      [tuesday, byHr(minutes)],
      [tuesday, byHr(settled(monday))],
    ],
    { of: tuesday, step: 'open' },
  ],
])('%s', (_, said, standing) => {
  expect(standingOfMinutes(messages(said))).toEqual(standing);
  // In whichever order they were read.
  expect(standingOfMinutes(messages(said).reverse())).toEqual(standing);
  expect(messages(said).some(isTakenDown)).toBe(standing !== undefined);
});
