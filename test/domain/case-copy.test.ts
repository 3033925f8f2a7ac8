import {
  type CaseCopy,
  type CopyHead,
  entriesOf,
  inCopy,
  isOfRecord,
  numbered,
  numberedHead,
  sectionsOf,
  shownIn,
} from '../../bot/domain/case-copy';
import type { Day } from '../../bot/domain/day';
import type { Id, MemberId, ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { Body, Message, NoteBody } from '../../bot/domain/message';
import {
  areWhole,
  changedRedactedCopy,
  contentsOf,
  joinContents,
  knownAs,
  named,
  proposedAgain,
  type RedactedCopy,
  type RedactedCopyPart,
  whyNotReady,
} from '../../bot/domain/redacted-copy';
import { type Redaction, redactionMark } from '../../bot/domain/redactions';
import { sectionsFor, wholeSections } from '../../bot/domain/secrecy';

const id = (n: number): Id => n.toString(16).padStart(8, '0').repeat(4) as Id;
const by = 'b'.repeat(32) as MemberId;
const day = '2026-11-24' as Day;
const message = (body: Body, n: number): Message => ({ id: id(n), day, position: n, body });
const note = (of: Partial<NoteBody> = {}): NoteBody => ({
  ...{ kind: 'note', author: 'Kommunjurist', text: 'Bedöm det.' },
  ...of,
});

describe('what belongs to the record (TF 2:12)', () => {
  const handed = {
    ...({ to: 'board', name: 'Nämnden', purpose: 'needed', cause: 'Fara' } as const),
    ...({ reveals: 'no', revealsWhy: '' } as const),
  };
  const conflict = { how: 'left', who: 'Utredare', decidedBy: '', beside: '' } as const;
  const copied = { redactions: 1, sections: ['17:3b'], beside: 'Utredare' } as const;
  it.each<[string, Body, boolean]>([
    ['a message', { kind: 'message', text: 'Mer' }, true],
    ['an answer', { kind: 'reply', text: 'Svar' }, true],
    ['a note', note(), false],
    ['a note that adds a fact', note({ fact: true }), true],
    ['a copy of what was handed over', note({ handed }), true],
    ['that it was taken back', note({ takenBack: true }), true],
    ['what was written with HR', note({ from: 'hr' }), true],
    ['a request for a record', note({ asked: { on: day } }), true],
    [
      'the decision on it',
      note({ stage: { of: id(1), on: day, is: 'answered', end: 'whole', copy: 'none', day } }),
      true,
    ],
    ['why somebody takes no part', note({ conflict }), false],
    ['that two agreed on a copy', note({ copied }), false],
  ])('%s', (_, body, is) => {
    expect(isOfRecord(body)).toBe(is);
  });
});

describe('the entries of a copy', () => {
  const all = numbered([
    message({ kind: 'report', what: 'Bo tog det.', where: '', how: '', who: '' }, 1),
    message(note(), 2),
    message({ kind: 'reply', text: 'Tack, Bo.' }, 3),
  ]);

  it('are numbered among themselves: no gap tells of a note that is left out', () => {
    const numbers = (...of: Parameters<typeof inCopy> extends [unknown, ...infer R] ? R : never) =>
      inCopy(all, ...of).map(({ number, message }) => [number, message.id]);
    expect(numbers('with')).toEqual([1, 2, 3].map((n) => [n, id(n)]));
    expect(numbers('without')).toEqual([
      [1, id(1)],
      [2, id(3)],
    ]);
    // Of a redacted copy only what was there when it was begun has a number.
    expect(numbers('without', { known: [knownAs(id(3))] })).toEqual([[1, id(3)]]);
  });

  it('of a masked copy have a day only where a member added it', () => {
    const [first, , last] = entriesOf(all, { redactions: [], shown: [knownAs(id(1))] });
    expect([first?.dayless, last?.dayless]).toEqual([undefined, true]);
    expect(entriesOf(all).some(({ dayless }) => dayless)).toBe(false);
  });

  it('hide all of a message from which the masked words are gone', () => {
    const all = numbered([message({ kind: 'message', text: 'Bo [borttaget]' }, 1)]);
    const redaction: Redaction = { message: id(1), words: 'Bo Ek', section: '17:3b' };
    expect(entriesOf(all, { redactions: [redaction], shown: [] })).toMatchObject([
      { redacted: '17:3b' },
    ]);
  });

  it('are masked in the message that a mask names, and there alone', () => {
    const redactions: Redaction[] = [
      { message: id(1), words: 'Bo', section: '32:3b-2' },
      { message: id(3), section: '17:3b' },
      { message: id(9), words: 'Bo', section: '21:1' },
    ];
    const shown = [id(1), id(3)].map(knownAs);
    const copied = (of: readonly Redaction[]) =>
      entriesOf(inCopy(all, 'without'), { redactions: of, shown });
    const [first, last] = copied(redactions);
    expect(JSON.stringify(first)).not.toContain('Bo');
    expect(last).toEqual({ number: 2, day, until: undefined, redacted: '17:3b' });
    expect(JSON.stringify(copied(redactions.slice(0, 1)))).toContain('Tack, Bo.');
    expect(sectionsOf([...redactions, ...redactions])).toEqual(['32:3b-2', '17:3b', '21:1']);
  });
});

describe('the head of a copy', () => {
  const words = { status: 'received', closedOn: undefined, closeReason: undefined } as const;
  const head = numberedHead(day, {
    ...words,
    ...({ kind: 'head', number: 'KS 1 Bo', party: 'Bo AB', assignee: 'Bos chef' } as const),
    duties: [{ is: 'begun', law: 'child', on: day, told: 'Av Bo.' }],
  });

  it('has no typed words that are masked in any message', () => {
    const [redacted] = entriesOf([head], {
      redactions: [{ message: id(1), words: 'Bo', section: '17:3b' }],
      shown: ['head'],
    });
    const mark = redactionMark('17:3b');
    expect(redacted?.body).toEqual({
      ...words,
      ...{ kind: 'head', number: `KS 1 ${mark}`, party: `${mark} AB`, assignee: `${mark}s chef` },
      duties: [{ is: 'begun', law: 'child', on: day, told: `Av ${mark}.` }],
    });
  });

  it('is hidden whole where its own masked words are gone', () => {
    const redaction: Redaction = { message: head.message.id, words: 'Bo Ek', section: '17:3b' };
    const [redacted] = entriesOf([head], { redactions: [redaction], shown: ['head'] });
    expect(redacted).toEqual({ number: 0, day, until: undefined, redacted: '17:3b' });
  });
});

describe('what a copy shows', () => {
  const duty = { is: 'begun', law: 'child', on: day, told: 'Utredare' } as const;
  const ended = { closedOn: undefined, closeReason: undefined };
  const typed = { kind: 'head', number: 'KS 1', duties: [] } as const;
  const head: CopyHead = { ...typed, status: 'received', ...ended };
  const copy: CaseCopy = {
    ...({ desk: 'hr', excerpt: false, notes: 'without', reference: 'VK7M-Q2TD' } as const),
    ...{ filedOn: day, on: day, sections: ['17:3b'] },
    head,
    entries: [{ number: 1, day, body: { kind: 'message', text: 'Hej.' } }],
  };
  const [entry] = copy.entries;
  it.each<[string, boolean, Partial<CaseCopy>]>([
    ['day', true, { on: '2026-11-25' as Day }],
    ['numbers of messages', true, { entries: [{ ...entry!, number: 2 }] }],
    ['words', false, { entries: [{ ...entry!, body: { kind: 'message', text: 'Hej' } }] }],
    ['sections', false, { sections: ['21:1'] }],
    ['status', false, { head: { ...head, status: 'answered' } }],
    ['assignee', false, { head: { ...head, assignee: 'Utredare' } }],
    ['own duty', false, { head: { ...head, duties: [duty] } }],
    ['answer on duties', false, { head: { ...head, ownDuty: 'none' } }],
    ['assessment', false, { head: { ...head, assessed: { is: 'outside', on: day } } }],
  ])('with another %s is the same: %s', (_, isSame, more) => {
    expect(shownIn({ ...copy, ...more }) === shownIn(copy)).toBe(isSame);
  });
});

describe('the mark of a whole copy', () => {
  const known = ['32:3b-1', '21:1'] as const;
  it.each([
    ['whistleblowing', false, false, ['32:3b-1']],
    ['whistleblowing', false, true, []],
    ['hr', true, false, ['32:3b-1']],
    ['hr', true, true, []],
    ['hr', false, false, []],
  ] as const)(
    'at the desk %s, an excerpt: %s, outside the act: %s',
    (desk, excerpt, isOutside, marks) => {
      expect(wholeSections({ desk, excerpt, isOutside }, known)).toEqual(marks);
    },
  );

  it('has none of the act among the sections that are offered for a matter of HR’s own', () => {
    expect(sectionsFor({ desk: 'hr', excerpt: false }, known)).toEqual(['21:1']);
    expect(sectionsFor({ desk: 'hr', excerpt: true }, known)).toEqual(known);
  });
});

describe('a masking', () => {
  const redactions = (count: number): Redaction[] =>
    Array.from({ length: count }, (_, n) => ({
      ...{ message: id(n % 7), words: `"${'å'.repeat(n % 120)}${n}`, section: '17:3b' },
    }));
  const thread = 't'.repeat(32) as ThreadId;
  const store = (of: RedactedCopy): RedactedCopyPart[] =>
    contentsOf(of).map((content, part, { length }) => ({
      ...{ kind: 'redaction', by: of.by, thread, part, of: length },
      sealed: JSON.stringify(content),
    }));

  it.each([0, 1, limits.redactions])(
    'of %i masks is the same after it was stored in parts',
    (count) => {
      const known = Array.from({ length: count * 4 }, (_, n) => knownAs(id(n)));
      const shown = count === 0 ? [] : ['head', named, knownAs(id(1))];
      const one: RedactedCopy = { by, redactions: redactions(count), known, shown };
      const parts = store(one);
      expect(areWhole(parts)).toBe(true);
      for (const { sealed } of parts)
        expect(Buffer.byteLength(sealed)).toBeLessThan(limits.redactionPartBytes + 100);
      const contents = parts.map(({ sealed }) => JSON.parse(sealed) as never);
      expect(joinContents(parts[0]!, contents)).toEqual({
        ...one,
        ...{ ready: undefined, refused: undefined, agreed: undefined },
      });
      // Without any one of its parts it is none.
      for (const lost of parts)
        expect(parts.length > 1 && areWhole(parts.filter((part) => part !== lost))).toBe(false);
    },
  );

  it('is read by a colleague only once each mask was confirmed, and again after each change', () => {
    const one: RedactedCopy = {
      ...{ by, redactions: redactions(1), known: [], shown: [] },
      ...{ ready: 'a copy', refused: by },
    };
    expect(whyNotReady({ ...one, redactions: [] })).toBe('empty_redactions');
    expect(whyNotReady({ ...one, redactions: proposedAgain(one.redactions) })).toBe(
      'redactions_unread',
    );
    expect(whyNotReady(one)).toBeUndefined();
    expect(changedRedactedCopy(one, by, { redactions: [] })).toEqual({
      ...{ by, redactions: [], known: [], shown: [], refused: by },
    });
  });
});
