import {
  answersTo,
  type Case,
  comparable,
  type Filter,
  filters,
  looksAfter,
  readNumber,
  subjects,
  subjectsOf,
  withoutMember,
} from '../../bot/domain/case';
import { desks, type MemberId } from '../../bot/domain/ids';
import type { Status } from '../../bot/domain/thread';

type Asked = Exclude<Filter, 'closed' | 'mine'>;
const asked = filters.filter((one): one is Asked => one !== 'closed' && one !== 'mine');

/** Where a case stands, and which questions it answers to. */
const table: readonly (readonly [Status, news: boolean, overdue: boolean, Asked[]])[] = [
  ['received', false, false, ['all', 'new', 'for_us']],
  ['received', true, true, ['all', 'new', 'overdue', 'for_us']],
  ['answered', false, false, ['all', 'for_reporter']],
  ['answered', true, false, ['all', 'for_us']],
  ['answered', false, true, ['all', 'overdue', 'for_reporter']],
  ['redirected', false, false, ['all', 'for_reporter']],
  ['redirected', true, false, ['all', 'for_us']],
  // It stands among the open ones because somebody wrote in it again.
  ['closed', true, false, ['all', 'for_us']],
];

describe('a register', () => {
  it.each(table)('%s, with news %s, overdue %s', (status, news, overdue, wanted) => {
    const of = { status, news, overdue };
    for (const isAsked of [false, true])
      expect(asked.filter((one) => answersTo(one, { ...of, asked: isAsked }))).toEqual(
        asked.filter((one) =>
          // A request waits for us (TF 2:15).
          isAsked && one !== 'new' && one !== 'overdue'
            ? ['all', 'for_us', 'requests'].includes(one)
            : wanted.includes(one),
        ),
      );
  });

  it('has a subject of one desk alone', () => {
    const all = desks.flatMap((desk) => subjectsOf(desk));
    expect([...all].sort()).toEqual([...subjects].sort());
  });
});

describe('a diary number', () => {
  it.each([
    ['  KS  2026/123 ', { value: 'KS 2026/123' }],
    ['   ', undefined],
    ['', undefined],
    ['1'.repeat(40), { value: '1'.repeat(40) }],
    ['1'.repeat(41), 'too_long'],
    ['\u{1F600}'.repeat(40), { value: '\u{1F600}'.repeat(40) }],
  ])('typed as "%s"', (typed, read) => {
    expect(readNumber(typed)).toEqual(read);
  });

  it('is the same however it is typed', () => {
    expect(comparable(' ks 2026/123')).toBe(comparable('KS2026/123 '));
    expect(comparable('KS 2026/12')).not.toBe(comparable('KS 2026/123'));
  });
});

describe('a case after somebody has left it', () => {
  const [gone, other] = ['a'.repeat(32), 'b'.repeat(32)] as [MemberId, MemberId];

  it('is looked after by others alone', () => {
    const left = withoutMember({ number: 'KS 1', assignee: gone, deputy: other }, gone);
    expect(left).toEqual({ number: 'KS 1', deputy: other });
    expect(withoutMember(left, gone)).toBe(left);
    expect(withoutMember(left, other)).toEqual({ number: 'KS 1' });
  });

  it('is the deputy’s own while the assignee is away, or where there is none', () => {
    const is = (of: Case, away: readonly MemberId[]) =>
      looksAfter(of, other, (id) => away.includes(id));
    expect(is({ assignee: other }, [])).toBe(true);
    expect(is({ assignee: gone, deputy: other }, [])).toBe(false);
    expect(is({ assignee: gone, deputy: other }, [gone])).toBe(true);
    expect(is({ deputy: other }, [])).toBe(true);
    expect(is({}, [])).toBe(false);
  });
});
