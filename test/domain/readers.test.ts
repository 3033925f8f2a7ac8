import fc from 'fast-check';
import type { Day } from '../../bot/domain/day';
import type { MemberId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { colleagueOf, type Member, receives } from '../../bot/domain/member';
import {
  canBeShown,
  mayRead,
  type Named,
  type Readable,
  readersOf,
  withExcluded,
  withShown,
} from '../../bot/domain/readers';

const [before, day, after] = ['2026-11-01', '2026-11-02', '2026-11-03'] as [Day, Day, Day];
const idOf = (digit: string) => digit.repeat(32) as MemberId;
const memberOf = (digit: string, of: Partial<Member> = {}): Member => ({
  id: idOf(digit),
  desk: 'whistleblowing',
  title: digit,
  standing: 'member',
  ...of,
});
const first = memberOf('1');
const older = memberOf('2', { sees: day });
const newcomer = memberOf('3', { sees: after });
const deputy = memberOf('4', { sees: 'shown' });
/** At a desk that was begun again on a later day, or on this one. */
const begunAfter = memberOf('6', { sees: after, from: after });
const begunLong = memberOf('7', { sees: before, from: after });
const begunBefore = memberOf('8', { sees: after, from: day });
const waiting = memberOf('5', { standing: 'waiting' });
const caseOf = (of: Partial<Named> = {}): Readable => ({
  row: { filedOn: day },
  state: { excluded: [], ...of },
});

describe('who reads a case', () => {
  const at = (...members: readonly Member[]) => members.map(({ id }) => id);
  const shown = (...members: readonly Member[]) => ({ shownTo: at(...members) });
  const excluded = (...members: readonly Member[]) => ({ excluded: at(...members) });
  const all = [first, newcomer, deputy];
  const another = memberOf('6', { sees: after });
  const rows: readonly [string, readonly Member[], Partial<Named>, readonly Member[]][] = [
    ['the earlier members, and who came that day', [first, older], {}, [first, older]],
    ['no newcomer, deputy or waiting one', [...all, waiting], {}, [first]],
    ['a member to whom it was shown', all, shown(newcomer, deputy), all],
    ['never an excluded member', [first, older], excluded(first), [older]],
    ['nor if it was shown', all, { ...excluded(newcomer), ...shown(newcomer) }, [first]],
    ['newcomers, once the older ones have left', [newcomer, deputy], {}, [newcomer]],
    ['nobody, of a desk that was begun again later', [begunAfter, begunLong], {}, []],
    ['newcomers, where it was begun again from that day on', [begunBefore], {}, [begunBefore]],
    ['a member to whom it had been shown there', [begunLong], shown(begunLong), [begunLong]],
    ['newcomers, where others are excluded', [...all, older], excluded(first, older), [newcomer]],
    ['no other newcomer', [newcomer, another], shown(newcomer), [newcomer]],
    // No member who receives reads it otherwise.
    ['newcomers, beside a deputy', [newcomer, deputy], shown(deputy), [newcomer, deputy]],
    ['a deputy, where nobody who receives is left', [deputy, waiting], {}, [deputy]],
    ['a deputy, where nobody else may', all, excluded(first, newcomer), [deputy]],
    ['nobody, where all are excluded', [first], excluded(first), []],
  ];

  it.each(rows)('%s', (_, members, of, read) => {
    expect(readersOf(members, caseOf(of))).toEqual(read);
  });

  const days = fc.constantFrom(before, day, after);
  const members = fc
    .array(
      fc.record({
        standing: fc.constantFrom('member' as const, 'member' as const, 'waiting' as const),
        sees: fc.oneof(fc.constant(undefined), fc.constant('shown' as const), days),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((all) => all.map((of, at) => memberOf(at.toString(16), of)));
  const some = fc.subarray(['0', '1', '2', '3', '4', '5'].map(idOf));
  const cases = fc.record({
    row: fc.record({ filedOn: days }),
    state: fc.record({ excluded: some, shownTo: some }),
  });

  it('is somebody wherever somebody is allowed, and receives where one is who does', () => {
    fc.assert(
      fc.property(members, cases, (all, one) => {
        const allowed = all.filter(
          ({ id, standing }) => standing === 'member' && !one.state.excluded.includes(id),
        );
        const readers = readersOf(all, one);
        expect(readers.every((reader) => allowed.includes(reader))).toBe(true);
        expect(readers.length > 0).toBe(allowed.length > 0);
        expect(readers.some(receives)).toBe(allowed.some(receives));
        // To the others it can be shown, and shown to one it is read by that one.
        const others = canBeShown(all, one);
        expect([...readers, ...others].sort(byId)).toEqual([...allowed].sort(byId));
        for (const { id } of others) {
          const shown = withShown(one.state, id, all);
          const reader = all.find((member) => member.id === id)!;
          expect(mayRead(reader, all, { ...one, state: shown! })).toBe(true);
        }
      }),
    );
  });
});

const byId = (one: Member, other: Member): number => (one.id < other.id ? -1 : 1);

describe('what a case says of its readers', () => {
  const ids = Array.from({ length: 32 }, (_, at) =>
    at.toString(16).padStart(32, '0'),
  ) as MemberId[];

  it('names as many as fit, and an exclusion takes the place of a showing', () => {
    const excluded = ids.slice(0, 6);
    const shownTo = ids.slice(6, limits.named);
    const now = withExcluded({ excluded, shownTo }, ids[29]!);
    expect(now).toEqual({ excluded: [...excluded, ids[29]], shownTo: shownTo.slice(1) });
    const one = withExcluded({ excluded, shownTo }, shownTo[3]!);
    expect(one?.shownTo).toEqual(shownTo.filter((id) => id !== shownTo[3]));
    const last = withExcluded({ excluded: ids.slice(0, 27), shownTo: [ids[28]!] }, ids[29]!);
    expect(last).toEqual({ excluded: [...ids.slice(0, 27), ids[29]], shownTo: [] });
  });

  it('names nobody twice, keeps what else it says, and says when there is no room', () => {
    const full = { excluded: ids.slice(0, limits.named), hr: 'asked' };
    expect(withExcluded(full, ids[29]!)).toBeUndefined();
    expect(withExcluded(full, ids[3]!)).toEqual(full);
    const free = { ...full, excluded: [] };
    expect(withExcluded(free, ids[3]!)).toEqual({ excluded: [ids[3]], hr: 'asked' });
  });

  it('keeps no place for who has left, and says when there is none', () => {
    const state = { excluded: ids.slice(0, 10), shownTo: ids.slice(10, limits.named) };
    const there = ids.slice(10).map((id) => ({ id }));
    expect(withShown(state, ids[29]!, there)).toBeUndefined();
    const shown = withShown(state, ids[29]!, there.slice(1))?.shownTo;
    expect(shown).toEqual([...ids.slice(11, limits.named), ids[29]]);
  });
});

describe('a member as colleagues see one', () => {
  it('is away until the day itself, and afterwards as before', () => {
    const away = memberOf('1', { awayUntil: day });
    expect(colleagueOf(away, before)).toEqual({ id: away.id, title: '1', awayUntil: day });
    expect(colleagueOf(away, day)).toEqual({ id: away.id, title: '1', awayUntil: day });
    expect(colleagueOf(away, after)).toEqual({ id: away.id, title: '1' });
    expect(colleagueOf(deputy, day)).toEqual({ id: deputy.id, title: '4', deputy: true });
  });
});
