import fc from 'fast-check';
import type { Id } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { Body } from '../../bot/domain/message';
import {
  piecesOf,
  type Redaction,
  redactBody,
  redactionMark,
  redactText,
  whyNotRedaction,
  withoutDays,
  wordCounter,
} from '../../bot/domain/redactions';
import { explained } from '../../bot/domain/secrecy';
import { bodies } from '../sealing/samples';

const message = 'a'.repeat(32) as Id;
const redaction = (words?: string, section: Redaction['section'] = '17:3b'): Redaction => ({
  message,
  words,
  section,
});
const bar = redactionMark('17:3b');
const plain = (text: string, ...words: string[]): string =>
  redactText(
    text,
    words.map((one) => redaction(one)),
  ).replaceAll(bar, '▮');

describe('words that are masked', () => {
  it.each<[string, string, string, string]>([
    ['each place', 'Bo och Bo.', 'Bo', '▮ och ▮.'],
    ['within a word, as typed', 'Bosse', 'Bo', '▮sse'],
    ['in capitals too', 'BO, bo', 'Bo', '▮, ▮'],
    ['a name whose capitals are more letters', 'STRAUSS, Strauß, Strauss', 'Strauß', '▮, ▮, ▮'],
    [
      'with more blanks, or another hyphen',
      'Bo  Ek, Bo\n Ek, Bo\u2011Ek',
      'bo ek',
      '▮, ▮, Bo\u2011Ek',
    ],
    ['overlapping places', 'anana', 'ana', '▮'],
    ['over the end of a line', 'Karin\nLind, Karin\u00a0Lind', 'Karin Lind', '▮, ▮'],
    ['with invisible characters in between', 'Ka\u00adrin\u200b', 'Karin', '▮'],
    ['composed or not', 'Ame\u0301lie', 'Amélie', '▮'],
    ['not an e for an é', 'é', 'e', 'é'],
    ['half a character, widened to all of it', '👨‍👩‍👧 kom', '👨', '▮ kom'],
    ['half a pair, widened', 'a😀b', '\ud83d', 'a▮b'],
    ['a letter whose mark cannot be composed, widened', 'x\u0301y', 'x', '▮y'],
    ['a dot for a dot', 'a.b', '.', 'a▮b'],
    ['nothing of nothing', 'a', '', 'a'],
  ])('%s', (_, text, words, shown) => {
    expect(plain(text, words)).toBe(shown);
  });

  it('are told by the first of two sections, and by both where they touch', () => {
    const redactions = [redaction('Karin', '32:3b-1'), redaction('Karin Lind', '32:3b-2')];
    expect(piecesOf(redactText('Karin Lind.', redactions))).toEqual([
      { why: '32:3b-1' },
      { why: '32:3b-2' },
      '.',
    ]);
  });

  it('are under their marks for whoever looks at them, and only then', () => {
    const redactions = [redaction('Karin', '32:3b-1'), redaction('2026-12-01', '32:3b-2')];
    const seen = { kind: 'message', text: 'Karin, 2026-12-01.' } as const;
    const { text } = withoutDays(
      redactBody({ ...seen, text: `${seen.text} 2026-12-02` }, redactions, true),
    );
    expect(piecesOf(text)).toEqual([
      { why: '32:3b-1', under: 'Karin' },
      ', ',
      { why: '32:3b-2', under: '2026-12-01' },
      '. ',
      { why: 'day' },
    ]);
    const given = JSON.stringify(withoutDays(redactBody(seen, redactions)));
    expect(given).not.toMatch(/Karin|2026/);
  });

  it('cannot be imitated: what people typed in place of a mark is none', () => {
    expect(piecesOf(redactText(`a${bar}b`, []))).toEqual(['a\ufffd17:3b\ufffdb']);
  });

  it('are masked in all that people write in a body, and in no word of a list', () => {
    for (const body of bodies) {
      const all = JSON.stringify(redactBody(body, []));
      expect(JSON.parse(all)).toEqual(JSON.parse(JSON.stringify(body)));
      const redacted = redactBody(body, [redaction('e'), redaction('a'), redaction('r')]);
      expect(redacted.kind).toBe(body.kind);
      if ('text' in redacted) expect(redacted.text).not.toMatch(/[ear]/);
      if ('reason' in redacted) expect(redacted.reason).toBe((body as typeof redacted).reason);
      if ('to' in redacted) expect(redacted.to).toBe((body as typeof redacted).to);
    }
    const story: Body = { kind: 'report', what: 'Bo', where: 'Bo', how: 'Bo', who: 'Bo' };
    const hidden = { what: bar, where: bar, how: bar, who: bar };
    expect(redactBody(story, [redaction('Bo')])).toEqual({ kind: 'report', ...hidden });
    expect(wordCounter(story)('Bo')).toBe(4);
  });

  const text = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', 'e\u0301', '👨‍👩‍👧', '👨', 'å'),
  });
  it('are nowhere in what is left, and what is left is as it was', () => {
    fc.assert(
      fc.property(text, text, text, (whole, one, other) => {
        const redactions = [redaction(one), redaction(other, '21:1')];
        const left = piecesOf(redactText(whole, redactions));
        const seen = left.filter((piece) => typeof piece === 'string');
        for (const piece of seen) {
          expect(whole).toContain(piece);
          for (const words of [one, other])
            expect(wordCounter({ kind: 'message', text: piece })(words)).toBe(0);
        }
        const none = wordCounter({ kind: 'message', text: whole });
        if (none(one) + none(other) === 0) expect(seen.join('')).toBe(whole);
      }),
    );
  });

  it('keep characters whole', () => {
    const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const cut = (some: string): string[] => Array.from(characters.segment(some), (c) => c.segment);
    fc.assert(
      fc.property(text, text, (whole, words) => {
        const left = piecesOf(redactText(whole, [redaction(words)])).flatMap((piece) =>
          typeof piece === 'string' ? cut(piece) : [],
        );
        const all = cut(whole);
        for (const one of left) expect(all).toContain(one);
      }),
    );
  });

  it('have a mark for each reason, also for a section that the organisation added', () => {
    const whys = [...explained, '20:1', 'day', 'unread'] as const;
    expect(whys.map((why) => piecesOf(redactionMark(why)))).toEqual(whys.map((why) => [{ why }]));
  });

  it('hide days that are written in figures, such as that of words that were taken out', () => {
    const text = 'Chefen [borttaget enligt 7 kap. 7 §, 2026-11-26] sa det.';
    expect(withoutDays({ kind: 'message', text }).text).toBe(
      `Chefen [borttaget enligt 7 kap. 7 §, ${redactionMark('day')}] sa det.`,
    );
  });
});

describe('a mask', () => {
  const many = Array.from({ length: limits.redactions }, (_, n) => redaction(`ord${n}`));
  it.each([
    ['fits', [], redaction('Bo'), undefined],
    ['is there already', [redaction('Bo')], redaction('Bo'), 'redacted_already'],
    ['is there by another section', [redaction('Bo', '21:1')], redaction('Bo'), undefined],
    ['of the whole message is there', [redaction()], redaction(), 'redacted_already'],
    ['is one too many', many, redaction('Bo'), 'redactions_full'],
    ['is too long', [], redaction('x'.repeat(limits.redactionBytes)), 'words_long'],
  ] as const)('%s', (_, there, one, refused) => {
    expect(whyNotRedaction(there, one)).toBe(refused);
  });
});
