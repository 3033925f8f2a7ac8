import fc from 'fast-check';
import type { Message } from '../../bot/domain/message';
import type { ClockPolicy } from '../../bot/domain/window';
import { atLength } from '../support/at-length';
import { daysPass } from '../support/days-pass';
import { openVissla, type Person } from '../support/open-vissla';
import { copyingOf } from '../support/people/copies';
import { does, files, opensReport, opensThread } from '../support/people/report';

/** Passes come at ten; it begins on Tuesday the 24th of November at noon. */
const daily = { kind: 'daily', hour: 10 } as const;
const weekly = { kind: 'weekly', hour: 10, weekday: 4 } as const;

interface At {
  readonly day: string;
  readonly time: string;
}
type Deed = At & { readonly by: 'maja' | 'reply' | 'note' };

const days = ['2026-12-02', '2026-12-03', '2026-12-04'];
const times = ['00:10', '08:30', '09:59', '10:01', '13:30', '23:50'];
const one = <T>(of: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...of);
/** What a desk does at its own times, the same in both worlds. */
const ofDesk = fc.array(
  fc.record({ day: one(days), time: one(['00:05', '09:00', '10:30', '18:00']) }),
  { minLength: 1, maxLength: 4 },
);
/** Reporters press on a day, at one time in one world and at another in the other. */
const ofMaja = fc.uniqueArray(fc.record({ day: one(days), one: one(times), other: one(times) }), {
  selector: ({ day }) => day,
  minLength: 1,
  maxLength: 3,
});

describe.each<[string, ClockPolicy]>([
  ['each day', daily],
  ['each week', weekly],
])('the order of a case that comes out %s', (_, passes) => {
  it('is the same whenever on its day a reporter pressed', () =>
    fc.assert(
      fc.asyncProperty(
        ofDesk,
        fc.array(fc.boolean(), { minLength: 4 }),
        ofMaja,
        async (desk, notes, maja) => {
          const writes = desk.map(
            (at, nth): Deed => ({ ...at, by: notes[nth] ? 'note' : 'reply' }),
          );
          const worldOf = (which: 'one' | 'other'): Promise<readonly string[]> =>
            liveThrough(passes, [
              ...writes,
              ...maja.map((at): Deed => ({ day: at.day, time: at[which], by: 'maja' })),
            ]);
          expect(await worldOf('one')).toEqual(await worldOf('other'));
        },
      ),
      { numRuns: atLength(2, 8), seed: 4_711, endOnFailure: true },
    ));
});

it('has no answer behind what it could not have seen, and none before what it had', async () => {
  const [first] = await liveThrough(daily, [
    { day: '2026-12-02', time: '08:30', by: 'maja' },
    { day: '2026-12-03', time: '09:00', by: 'reply' },
    { day: '2026-12-03', time: '11:00', by: 'note' },
    { day: '2026-12-03', time: '12:00', by: 'reply' },
  ]);
  expect(first?.split('\n').map((line) => line.split(' ', 2).join(' '))).toEqual([
    '2026-11-24 report',
    '2026-12-03 reply',
    '2026-12-02 message',
    '2026-12-03 note',
    '2026-12-03 reply',
  ]);
});

/** Plays a case, and gives what desk and reporter read of it in the end, in its order. */
async function liveThrough(
  passes: ClockPolicy,
  writes: readonly Deed[],
): Promise<readonly string[]> {
  const office = await openVissla({ passes });
  const [karin] = await office.staff('Kommunjurist', 'Kanslichef');
  const maja = office.person('Maja');
  const comes = daysPass(office);
  const { reference, reportCode } = await files(maja, 'Det luktar gas.');
  await comes('2026-12-01', '00:01');
  const said = new Map<Deed['by'], number>();
  const inTime = [...writes].sort((a, b) => (`${a.day} ${a.time}` < `${b.day} ${b.time}` ? -1 : 1));
  for (const { day, time, by } of inTime) {
    await comes(day, time);
    const nth = (said.get(by) ?? 0) + 1;
    said.set(by, nth);
    if (by !== 'maja') {
      await does(karin, reference, by, { text: `${by} ${nth}` });
      continue;
    }
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: `Mer gas, ${nth}.` });
  }
  await comes('2026-12-12', '12:00');
  const orders = [
    ...(await ordersIn(karin, reference)),
    linesOf((await opensReport(maja, reportCode)).page.items),
  ];
  await office.close();
  return orders;
}

/** The desk's page, a copy, and where a search finds the reporter's last words. */
async function ordersIn(karin: Person, reference: string): Promise<string[]> {
  const { page } = await opensThread(karin, reference);
  const copy = await copyingOf(() => reference).copies(karin, 'with_notes');
  await karin.opens('desk');
  await karin.presses('desk_search');
  await karin.presses('desk_look', { words: 'mer gas', purpose: 'request' });
  return [linesOf(page.items), copy, karin.reads()].map((text) =>
    text.replaceAll(reference, 'REF').replace(/WD1\.\S+|\b[0-9a-f]{32}\b/g, ''),
  );
}

const linesOf = (messages: readonly Message[]): string =>
  messages
    .map(
      ({ day, until, body }) =>
        `${day} ${body.kind} ${until ?? ''} ${'text' in body ? body.text : ''}`,
    )
    .join('\n');
