import {
  cutToFit,
  keepTexts,
  keepTicks,
  keptAt,
  unticked,
} from '../../bot/desk/actions/unsent-texts';
import type { AtForm, DeskDraft } from '../../bot/desk/case/desk-draft';
import type { Day } from '../../bot/domain/day';
import type { Id, ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { utf8Length } from '../../bot/domain/page';

const [one, other] = ['a'.repeat(32) as ThreadId, 'b'.repeat(32) as ThreadId];
const handOver: AtForm = { kind: 'form', form: 'desk_hand_over_text', thread: one };
const giveHr: AtForm = { ...handOver, hand: { to: 'hr', purpose: 'agreed' } };
const at = (form: DeskDraft['at']): DeskDraft => ({
  side: 'desk',
  locale: 'sv',
  at: form,
  id: 'c'.repeat(32),
  began: '2026-11-24' as Day,
  dialog: { id: 'd'.repeat(32) as Id, counted: '', exchanges: 1, sent: 0 },
});
const typed = { recipient: 'Lagret', cause: 'Fara.', text: 'Vi har…' };
const member = (digit: string): string => digit.repeat(32);

describe('texts that were begun', () => {
  it('come back, every one, in their own form and thread', () => {
    const kept = keepTexts({}, at(handOver), { ...typed, target: 'unit' });
    expect(keptAt(kept, { at: handOver })).toMatchObject(typed);
    expect(keptAt(kept, { at: { ...handOver, thread: other } })).toEqual({});
    const hand = { to: 'police', purpose: 'needed', duty: 'none' } as const;
    expect(keptAt(kept, { at: { ...handOver, hand } })).toEqual({});
    expect(keptAt(kept, { at: giveHr })).toEqual({});
  });

  it('keep a field empty that was emptied beside others', () => {
    const kept = keepTexts({}, at(giveHr), { excerpt: '', text: 'Vi har…' });
    expect(keptAt(kept, { at: giveHr })).toEqual({ excerpt: '', text: 'Vi har…' });
  });

  it('are not pushed out by a form in which nothing was written', () => {
    const kept = keepTexts({}, at(handOver), typed);
    expect(keepTexts(kept, at(giveHr), { excerpt: '', text: '' })).toEqual(kept);
    expect(keepTexts(kept, at(giveHr), {})).toEqual(kept);
    expect(keepTexts(kept, at({ kind: 'thread', thread: one, back: 0 }), {})).toEqual(kept);
  });

  it('are gone when they were emptied, so that a ready text can stand there again', () => {
    const kept = keepTexts({}, at(handOver), typed);
    const emptied = keepTexts(kept, at(handOver), { recipient: '', cause: '', text: '' });
    expect(keptAt(emptied, { at: handOver })).toEqual({});
  });

  it('fit their sealed block together, cut between characters', () => {
    const kept = cutToFit({ a: 'x'.repeat(limits.textBytes - 3), b: 'åå', c: 'ö' });
    expect(kept.b).toBe('å');
    expect(kept.c).toBe('');
    const bytes = Object.values(kept).reduce((sum, text) => sum + utf8Length(text), 0);
    expect(bytes).toBeLessThanOrEqual(limits.textBytes);
  });
});

describe('who was ticked', () => {
  it('stays ticked in that form and thread, and nowhere else', () => {
    const draft = keepTicks(at(giveHr), { involved: `${member('1')},${member('2')}` });
    expect(keptAt({}, { ...draft, at: giveHr })).toEqual({
      involved: `${member('1')},${member('2')}`,
    });
    expect(keptAt({}, { ...draft, at: { ...giveHr, thread: other } })).toEqual({});
    expect(keptAt({}, { ...draft, at: { ...giveHr, form: 'desk_move' } })).toEqual({});
    const later = keepTicks({ ...draft, at: { kind: 'thread', thread: one, back: 0 } }, {});
    expect(keptAt({}, { ...later, at: giveHr })).toEqual({
      involved: `${member('1')},${member('2')}`,
    });
  });

  it('stays ticked when no tick is left, until it was asked about', () => {
    const draft = keepTicks(at(giveHr), { involved: member('1') });
    for (const fields of [{}, { involved: '' }, { involved: 'x,y' }]) {
      expect(keptAt({}, { ...keepTicks(draft, fields), at: giveHr })).toEqual({
        involved: member('1'),
      });
      expect(unticked(draft, fields)).toEqual(draft.ticked);
    }
    expect(unticked(draft, { involved: member('2') })).toBeUndefined();
    expect(unticked({ ...draft, at: { ...giveHr, thread: other } }, {})).toBeUndefined();
    expect(unticked(keepTicks(at(giveHr), {}), {})).toBeUndefined();
  });

  it('are so many ids at most, whatever a client sends', () => {
    const forged = ['x', ...Array.from({ length: 99 }, () => member('1'))].join(',');
    const { involved = '' } = keptAt(
      {},
      { ...keepTicks(at(giveHr), { involved: forged }), at: giveHr },
    );
    expect(involved.split(',')).toHaveLength(limits.deskMembers);
    expect(new Set(involved.split(','))).toEqual(new Set([member('1')]));
  });
});
