import fc from 'fast-check';
import { numbersTable, tableLine } from '../../adaptive-cards/numbers-table';
import { numbersLines } from '../../adaptive-cards/numbers-text';
import { longDayIn } from '../../adaptive-cards/speech';
import { speak } from '../../adaptive-cards/texts';
import { subjects } from '../../bot/domain/case';
import { addDays, type Day } from '../../bot/domain/day';
import { desks, type MemberId } from '../../bot/domain/ids';
import { closeReasons } from '../../bot/domain/message';
import { requestEnds } from '../../bot/domain/request';
import {
  bandOf,
  type CountedCase,
  countYear,
  endOfBand,
  parseYear,
  readDeskNumbers,
  uncounted,
  type Year,
  yearFigures,
} from '../../bot/domain/year-numbers';

const d = (text: string) => text as Day;
const year = '2026' as Year;
const countedOn = d('2027-01-15');

/** A case that came on a day; answered and fed back in time, if nothing else is said. */
function came(day: string, more: Partial<CountedCase> = {}): CountedCase {
  const on = d(day);
  const [answerBy, feedbackBy] = [addDays(on, 7), addDays(on, 90)];
  const done = { answeredOn: addDays(on, 2), feedbackOn: addDays(on, 30) };
  const none = { redirectedOn: [], handedOn: [], requests: [] };
  const clocks = { arrivedOn: on, runsFrom: on, answerBy, feedbackBy };
  return { state: { excluded: [] }, ...clocks, ...done, ...none, ...more };
}
const of = (cases: readonly CountedCase[]) => countYear('whistleblowing', year, countedOn, cases);
const many = (count: number, more?: (n: number) => Partial<CountedCase>): CountedCase[] =>
  Array.from({ length: count }, (_, n) => came('2026-03-02', more?.(n)));

describe('the numbers of a year', () => {
  it.each([
    [0, 0, 0],
    [4, 1, 4],
    [5, 5, 9],
    [999, 500, 999],
    [1000, 1000, undefined],
  ])('say %d as a band from %d to %s', (count, from, to) => {
    expect([bandOf(count), endOfBand(from)]).toEqual([from, to]);
  });

  it.each<[what: string, one: CountedCase, figures: readonly string[]]>([
    ['its first day', came('2026-01-01'), ['received', 'subject.none']],
    ['its last day', came('2026-12-31'), ['received', 'subject.none']],
    ['the day before it', came('2025-12-31'), []],
    ['the day after it', came('2027-01-01'), []],
    [
      'an earlier year, closed in this one',
      came('2025-11-02', { closedOn: d('2026-02-01'), closeReason: 'confirmed' }),
      ['closed', 'reason.confirmed'],
    ],
    [
      'this year, passed on twice',
      came('2026-02-02', {
        redirectedOn: [d('2026-02-03'), d('2026-02-04')],
        handedOn: [d('2026-02-05')],
        subject: 'inquiry',
      }),
      ['handedOver', 'received', 'redirected', 'subject.inquiry'],
    ],
    [
      'an earlier year, asked for in this one',
      came('2025-02-02', {
        closedOn: d('2025-03-01'),
        requests: [
          { on: d('2025-12-31'), end: 'refused' },
          { on: d('2026-01-01'), end: 'whole' },
          { on: d('2026-01-02'), end: 'redacted' },
          { on: d('2026-01-03') },
          { on: d('2027-01-01'), end: 'refused' },
        ],
      }),
      ['asked', 'givenPart', 'givenWhole'],
    ],
    [
      'an earlier year, refused in this one',
      came('2025-02-02', { requests: [{ on: d('2026-12-31'), end: 'refused' }] }),
      ['asked', 'refused'],
    ],
    [
      'this year, answered late and without feedback',
      came('2026-02-02', { answeredOn: d('2026-02-10'), feedbackOn: undefined }),
      ['lateAnswer', 'lateFeedback', 'received', 'subject.none'],
    ],
    [
      'this year, never answered',
      came('2026-12-02', { answeredOn: undefined, feedbackOn: undefined }),
      ['lateAnswer', 'received', 'subject.none'],
    ],
  ])('count a case of %s', (_, one, figures) => {
    const counted = Object.entries(of([one]).bands).filter(([, lower]) => lower > 0);
    expect(counted.map(([figure]) => figure).sort()).toEqual(figures);
  });

  it('tell a median from five cases on, and none of HR but the first answer', () => {
    const answered = (n: number) => ({
      ...{ answeredOn: addDays(d('2026-03-02'), n), feedbackOn: undefined },
    });
    expect(of(many(4, answered)).medians).toEqual({});
    expect(of(many(5, answered)).medians).toEqual({ answer: 2 });
    expect(of(many(6, answered)).medians).toEqual({ answer: 3 });
    const fed = many(7, (n) => ({ ...answered(n), feedbackOn: addDays(d('2026-03-02'), 30) }));
    expect(of(fed).medians).toEqual({ answer: 3, feedback: 30 });
    const hr = countYear('hr', year, countedOn, fed);
    expect(hr.medians).toEqual({ answer: 3 });
    expect(Object.keys(hr.bands)).not.toContain('lateFeedback');
  });

  const anyDay = fc.integer({ min: -400, max: 380 }).map((n) => addDays(d('2026-01-01'), n));
  const anyCase = fc
    .record({
      on: anyDay,
      answeredOn: fc.option(anyDay, { nil: undefined }),
      feedbackOn: fc.option(anyDay, { nil: undefined }),
      closedOn: fc.option(anyDay, { nil: undefined }),
      closeReason: fc.constantFrom(...closeReasons),
      subject: fc.option(fc.constantFrom(...subjects), { nil: undefined }),
      redirectedOn: fc.array(anyDay, { maxLength: 2 }),
      handedOn: fc.array(anyDay, { maxLength: 2 }),
      requests: fc.array(
        fc.record({
          on: anyDay,
          end: fc.option(fc.constantFrom(...requestEnds), { nil: undefined }),
        }),
      ),
    })
    .map(({ on, ...more }) => came(on, more));
  const exclude = fc
    .tuple(anyCase, fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }))
    .map(([one, ids]) => ({ ...one, state: { excluded: ids as unknown as MemberId[] } }));

  it('are the same to the byte whatever happens in cases from which somebody is shut out', () => {
    const delivered = (all: readonly CountedCase[]): string => {
      const numbers = {
        whistleblowing: countYear('whistleblowing', year, countedOn, all),
        hr: countYear('hr', year, countedOn, all),
      };
      const texts = (['sv', 'en'] as const).flatMap((locale) => {
        const say = speak(locale, {});
        const speech = { say, longDay: longDayIn(say) };
        return desks.map((desk) => {
          const lines = numbersLines(desk, { year, countedOn, numbers: numbers[desk] }, speech);
          // The reservation is there, whether or not there is such a case.
          expect(lines).toContain(say('numbers.standing'));
          return lines;
        });
      });
      // The exact number counts all, and leaves by the operator's command alone.
      const published = desks.map((desk) => ({ ...numbers[desk], exactly: 0 }));
      const table = numbersTable({ year, countedOn, desks: numbers });
      return JSON.stringify([published, texts, table]);
    };
    fc.assert(
      fc.property(
        fc.array(anyCase, { maxLength: 30 }),
        fc.array(exclude, { maxLength: 10 }),
        fc.array(exclude, { maxLength: 10 }),
        (seen, some, others) => {
          expect(delivered([...some, ...seen])).toBe(delivered([...seen, ...others]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(['', '26', '02026', '2026-01', 'x', '0026', '２０２６'])(
    'refuse %j as a year',
    (typed) => {
      expect(parseYear(typed)).toBeUndefined();
    },
  );

  it('leave out what somebody else wrote into the store', () => {
    const bands = { received: 10, closed: 1.5, redirected: -1, handedOver: '=1', other: 5 };
    const read = readDeskNumbers('hr', { exactly: 1.5, bands, medians: { answer: 'x', mean: 1 } });
    expect(read).toEqual({ exactly: 0, bands: { received: 10 }, medians: {} });
    expect(readDeskNumbers('hr', null)).toEqual(uncounted.hr);
    const kept = of(many(12));
    expect(readDeskNumbers('whistleblowing', JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect(Object.keys(kept.bands)).toEqual(yearFigures('whistleblowing'));
  });
});

describe('a table of them', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+46', "'+46"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['\r=1', '"\'\r=1"'],
    ['a "b", c', '"a ""b"", c"'],
    ['1 till 4', '1 till 4'],
  ])('writes %j as %j, which no spreadsheet runs', (cell, written) => {
    expect(tableLine([cell, ''])).toBe(`${written},\r\n`);
  });

  it('has the same number of cells in each line, and both languages', () => {
    const numbers = { whistleblowing: of(many(12)), hr: uncounted.hr };
    const table = numbersTable({ year, countedOn, desks: numbers });
    expect(table.startsWith('\ufeffÅr,Mottagare,Uppgift,Värde,Year,Desk,Figure,Value\r\n')).toBe(
      true,
    );
    expect(table).toContain(
      '2026,Visselblåsning,Inkomna ärenden,10 till 19,2026,Whistleblowing,Cases that came in,10 to 19\r\n',
    );
    const lines = table
      .replace(/"(?:[^"]|"")*"/g, 'quoted')
      .trimEnd()
      .split('\r\n');
    expect(lines.filter((line) => line.split(',').length !== 8)).toEqual([]);
  });
});
