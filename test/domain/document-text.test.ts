import fc from 'fast-check';
import { documentText, partCharacters, wholeText } from '../../bot/domain/document-text';
import { redaction, sampleDocument, secret, text } from '../documents/sample-document';

const written = '[maskerat, 32 kap. 3 b § OSL]';
const characters = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** Text as people write it, in pieces long enough to be cut, among redactions. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('👩‍👩‍👧', 'e\u0301\u0301', ' \u0301', '🇸🇪', '\r\n', ' ', '\n', 'ord '),
);
const anyRun = fc.oneof(
  fc.constant(redaction),
  fc
    .tuple(fc.array(piece, { minLength: 1 }), fc.integer({ min: 1, max: 300 }))
    .map(([words, times]) => text(words.join('').repeat(times).slice(0, 6_000))),
);

describe('a document as text', () => {
  it('begins with its secrecy mark, and says all that the document says, in its order', () => {
    const whole = wholeText(sampleDocument(true));
    expect(whole.split('\n').filter((line) => line !== '')).toEqual([
      'Sekretessmarkerad: 32 kap. 3 b § OSL, 2026-11-30, Exempelby kommun',
      'Ärende VK7M-Q2TD & <kopia>',
      'Exempelby kommun, 2026-11-30',
      'Kom in: 2026-09-14',
      'Ämne: 2026-09-14',
      '1. Anmälan',
      `Fakturorna delades upp av ${written}.`,
      'Så.',
      '2. Svar',
      'Tack. Vi utreder.',
    ]);
    expect(wholeText(sampleDocument(false))).toContain(secret);
  });

  it('comes in parts that each fit, say together the same, and cut no mask or character', () => {
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 8 }), (runs) => {
        const facts = [{ label: 'A', runs }];
        const document = sampleDocument(true, { facts, sections: [{ heading: 'A', runs }] });
        const parts = documentText(document);
        const whole = wholeText(document);
        expect(parts.join('')).toBe(whole);
        expect(parts.every(({ length }) => length > 0 && length <= partCharacters)).toBe(true);
        const redactionsIn = (words: string): number => words.split(written).length - 1;
        expect(parts.map(redactionsIn).reduce((sum, many) => sum + many, 0)).toBe(
          redactionsIn(whole),
        );
        let end = 0;
        for (const { length } of parts.slice(0, -1)) {
          end += length;
          expect(characters.segment(whole).containing(end)?.index).toBe(end);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('ends a part after a word, and cuts what is longer than a part', () => {
    const partsOf = (words: string) =>
      documentText(sampleDocument(false, { sections: [{ heading: 'A', runs: [text(words)] }] }));
    expect(partsOf('ord '.repeat(3_000)).every((part) => /[ \n]$/.test(part))).toBe(true);
    const cut = ['\u0301', '\u{1f3fb}'].flatMap((sign) => partsOf(`a${sign.repeat(9_000)}`));
    expect(cut.every(({ length }) => length <= partCharacters)).toBe(true);
    expect(cut.some((part) => /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(part))).toBe(false);
  });
});
