import * as fc from 'fast-check';
import type { Case } from '../../bot/domain/case';
import { textsOfCase } from '../../bot/domain/case-texts';
import { parseDay } from '../../bot/domain/day';
import type { Id, MemberId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { bodyWithout, caseWithout, removalMark, withoutWords } from '../../bot/domain/removal';
import { storedBytes } from '../../bot/domain/stored-bytes';

const on = parseDay('2026-11-30')!;
const mark = removalMark(on);

describe('a text without words', () => {
  it('has a mark in their first place, and a sign in each further one', () => {
    expect(withoutWords('Bo gick. Bo kom. Bo!', 'Bo', on)).toBe(`${mark} gick. … kom. …!`);
    expect(withoutWords('Ingen.', 'Bo', on)).toBe('Ingen.');
    expect(mark).toContain('7 kap. 7 § eller överlämnat, 2026-11-30');
  });

  it.each([
    ['in capitals', 'ÅSA BERG gick.'],
    ['composed otherwise', 'A\u030asa Berg gick.'],
    ['with another blank', 'Åsa\u00a0\nBerg gick.'],
    ['with what is invisible', 'Å\u00adsa\u200b Berg gick.'],
  ])('has none of them %s', (_, text) => {
    expect(withoutWords(text, 'Åsa Berg', on)).toBe(`${mark} gick.`);
  });

  it('never has the words, and never grows past what a message holds', () => {
    const words = fc.string({ minLength: limits.leastRemoved, maxLength: 20, unit: 'grapheme' });
    const texts = fc.array(fc.oneof(words, fc.lorem({ mode: 'sentences' })), { maxLength: 30 });
    fc.assert(
      fc.property(words, texts, (one, some) => {
        fc.pre(!mark.includes(one) && !one.includes('…') && !mark.includes(one.trim()));
        const before = some.join(one).slice(0, limits.textBytes);
        const after = withoutWords(before, one, on);
        // A join of what is left of both sides may spell them again; the mark and the sign part them.
        expect(after.includes(one)).toBe(false);
        const most = Math.max(storedBytes(before), limits.textBytes - limits.markRoom);
        expect(storedBytes(after)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a message without words', () => {
  it('loses them in all that its writer typed, and in no list or title', () => {
    expect(
      bodyWithout({ kind: 'report', what: 'Bo', where: 'Hos Bo', how: '', who: 'Bo' }, 'Bo', on),
    ).toEqual({ kind: 'report', what: mark, where: `Hos ${mark}`, how: '', who: mark });
    const closed = {
      kind: 'closed',
      reason: 'duplicate',
      text: 'duplicate',
      measures: 'x',
    } as const;
    expect(bodyWithout(closed, 'duplicate', on)).toEqual({ ...closed, text: mark });
    expect(bodyWithout({ kind: 'by_hr', body: closed }, 'duplicate', on)).toEqual({
      kind: 'by_hr',
      body: { ...closed, text: mark },
    });
    const note = {
      ...({ kind: 'note', author: 'Bo', text: 'Bo' } as const),
      conflict: { how: 'alone', who: 'Bo', decidedBy: 'Bo', beside: 'Bo' },
    } as const;
    expect(bodyWithout(note, 'Bo', on)).toEqual({
      ...{ kind: 'note', author: 'Bo', text: mark },
      conflict: { how: 'alone', who: 'Bo', decidedBy: mark, beside: mark },
    });
  });
});

it('a case’s record loses them, or stays the same value', () => {
  const known = { number: 'KS 1', hold: { why: 'Bo har begärt det.', lookAgainOn: on } };
  expect(caseWithout(known, 'Bo', on).hold?.why).toBe(`${mark} har begärt det.`);
  expect(caseWithout(known, 'Eva', on)).toBe(known);
});

it('a case’s record is searched, and loses words, in each text that a member typed', () => {
  const id = 'a'.repeat(32);
  const known: Case = {
    number: 'KS Bo 1',
    steps: [{ id: id as Id, is: 'evidence', what: 'Bo 2', why: 'Bo 3' }],
    archived: { how: 'paper', on, number: 'A Bo 4' },
    hold: { why: 'Bo 5', lookAgainOn: on },
    deferred: [
      {
        ...{ id: id as Id, to: 'board', name: 'Bo 6', cause: 'Bo 7', text: 'Bo 8', why: 'Bo 9' },
        tellBy: on,
      },
    ],
    toGive: [{ id: id as Id, to: 'police', name: 'Bo 10', from: on }],
    duties: [
      { is: 'none', on, by: id as MemberId },
      { is: 'not_begun', law: 'other', on, told: 'Bo 11' },
    ],
  };
  const shared = { ...known, party: 'Bo Bostäder AB' };
  const all = JSON.stringify(shared).match(/[^"]*Bo [^"]*/g);
  expect([...textsOfCase(shared)].sort()).toEqual(all?.sort());
  expect(all).toHaveLength(12);
  expect(JSON.stringify(caseWithout(known, 'Bo', on))).not.toContain('Bo');
  expect(textsOfCase({})).toEqual([]);
});
