import fc from 'fast-check';
import type { Id } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import {
  type Mask,
  maskBody,
  maskMark,
  maskText,
  piecesOf,
  whyNotMask,
  withoutDays,
  wordCounter,
} from '../../bot/domain/masks';
import type { Body } from '../../bot/domain/message';
import { explained } from '../../bot/domain/secrecy';
import { bodies } from '../sealing/samples';

const message = 'a'.repeat(32) as Id;
const mask = (words?: string, section: Mask['section'] = '17:3b'): Mask => ({
  message,
  words,
  section,
});
const bar = maskMark('17:3b');
const plain = (text: string, ...words: string[]): string =>
  maskText(
    text,
    words.map((one) => mask(one)),
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
    const masks = [mask('Karin', '32:3b-1'), mask('Karin Lind', '32:3b-2')];
    expect(piecesOf(maskText('Karin Lind.', masks))).toEqual([
      { why: '32:3b-1' },
      { why: '32:3b-2' },
      '.',
    ]);
  });

  it('cannot be imitated: what people typed in place of a mark is none', () => {
    expect(piecesOf(maskText(`a${bar}b`, []))).toEqual(['a\ufffd17:3b\ufffdb']);
  });

  it('are masked in all that people write in a body, and in no word of a list', () => {
    for (const body of bodies) {
      const all = JSON.stringify(maskBody(body, []));
      expect(JSON.parse(all)).toEqual(JSON.parse(JSON.stringify(body)));
      const masked = maskBody(body, [mask('e'), mask('a'), mask('r')]);
      expect(masked.kind).toBe(body.kind);
      if ('text' in masked) expect(masked.text).not.toMatch(/[ear]/);
      if ('reason' in masked) expect(masked.reason).toBe((body as typeof masked).reason);
      if ('to' in masked) expect(masked.to).toBe((body as typeof masked).to);
    }
    const story: Body = { kind: 'report', what: 'Bo', where: 'Bo', how: 'Bo', who: 'Bo' };
    const hidden = { what: bar, where: bar, how: bar, who: bar };
    expect(maskBody(story, [mask('Bo')])).toEqual({ kind: 'report', ...hidden });
    expect(wordCounter(story)('Bo')).toBe(4);
  });

  const text = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', 'e\u0301', '👨‍👩‍👧', '👨', 'å'),
  });
  it('are nowhere in what is left, and what is left is as it was', () => {
    fc.assert(
      fc.property(text, text, text, (whole, one, other) => {
        const masks = [mask(one), mask(other, '21:1')];
        const left = piecesOf(maskText(whole, masks));
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
        const left = piecesOf(maskText(whole, [mask(words)])).flatMap((piece) =>
          typeof piece === 'string' ? cut(piece) : [],
        );
        const all = cut(whole);
        for (const one of left) expect(all).toContain(one);
      }),
    );
  });

  it('have a mark for each reason, also for a section that the organisation added', () => {
    const whys = [...explained, '20:1', 'day', 'unread'] as const;
    expect(whys.map((why) => piecesOf(maskMark(why)))).toEqual(whys.map((why) => [{ why }]));
  });

  it('hide days that are written in figures, such as that of words that were taken out', () => {
    const text = 'Chefen [borttaget enligt 7 kap. 7 §, 2026-11-26] sa det.';
    expect(withoutDays({ kind: 'message', text }).text).toBe(
      `Chefen [borttaget enligt 7 kap. 7 §, ${maskMark('day')}] sa det.`,
    );
  });
});

describe('a mask', () => {
  const many = Array.from({ length: limits.masks }, (_, n) => mask(`ord${n}`));
  it.each([
    ['fits', [], mask('Bo'), undefined],
    ['is there already', [mask('Bo')], mask('Bo'), 'masked_already'],
    ['is there by another section', [mask('Bo', '21:1')], mask('Bo'), undefined],
    ['of the whole message is there', [mask()], mask(), 'masked_already'],
    ['is one too many', many, mask('Bo'), 'masks_full'],
    ['is too long', [], mask('x'.repeat(limits.maskBytes)), 'words_long'],
  ] as const)('%s', (_, there, one, refused) => {
    expect(whyNotMask(there, one)).toBe(refused);
  });
});
