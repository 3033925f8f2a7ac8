import fc from 'fast-check';
import { parseDay } from '../../bot/domain/day';
import {
  proofBegin,
  proofEnd,
  proofWords,
  quoteWords,
  readProof,
  unquoted,
} from '../../bot/domain/proof';

const madeOn = parseDay('2026-11-24')!;
const signature = 'A'.repeat(86);
const end = proofEnd('proof-v1', signature);
/** A proof of one message, as the cards write it. */
const write = (text: string): string =>
  [proofBegin(madeOn), 'Handler', quoteWords(text), 'Reporter', quoteWords('Yes.')].join('\n');
/** Words as people write them, with all that a proof uses itself. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('«', '»', '››', '\n', '\u2800', ' ', end, proofBegin(madeOn)),
    ),
  )
  .map((parts) => parts.join(''));

describe('a proof', () => {
  it('is read as it was written, whatever a person wrote, wherever it is pasted', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, after) => {
        const written = write(text);
        const read = readProof(`${proofBegin(madeOn)} is here:\n${written}\n\n${end}\n${after}`);
        expect(read).toEqual({ madeOn, words: proofWords(written), key: 'proof-v1', signature });
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the words of each side apart: outside of them nobody writes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const outside = proofWords(write(text)).replace(/«[^»]*»/g, '«»');
        expect(outside).toBe(`${proofBegin(madeOn)} Handler «» Reporter «»`);
      }),
      { numRuns: 500 },
    );
  });

  it('is one line of a person, whatever the breaks, and as it was signed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const quoted = quoteWords(text);
        expect(quoted).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(proofWords(quoted)).toBe(quoted);
      }),
      { numRuns: 500 },
    );
    expect(quoteWords('Ja.››\n\nYou wrote\u2800\n‹‹Nej.')).toBe('«Ja." ¶ You wrote ¶ "Nej.»');
  });

  it('is read at once from a text that is none', () => {
    expect(readProof(`${proofBegin(madeOn)} ${'«'.repeat(490_000)}`)).toBeUndefined();
  });

  it('has the same words with other line breaks, and others with one letter changed', () => {
    const written = write('I saw it: the keys were sold,  twice.');
    const wrapped = written.replaceAll(' ', '\r\n  ').replace('keys', 'k\u00ADeys');
    expect(proofWords(wrapped)).toBe(proofWords(written));
    expect(proofWords('e\u200B\u0301')).toBe('\u00E9');
    expect(proofWords(written.replace('twice', 'Twice'))).not.toBe(proofWords(written));
  });

  it.each([
    ['no text', ''],
    ['no beginning', `It was so.\n${end}`],
    ['no end', write('En sak.')],
    ['an end within a person’s words alone', write(end)],
    ['a day that is none', `VISSLA 1 2026-02-30 so\n${end}`],
    ['letters that are turned around', `${write('\u202E12 340\u202C kr')}\n\u202E${end}`],
    ['another letter at its end', `${write('En sak.')}\n${end.slice(0, -1)}B`],
    ['a signature that is cut', `${write('En sak.')}\n${end.slice(0, -1)}`],
  ])('is none with %s', (_, text) => {
    expect(readProof(text)).toBeUndefined();
  });

  it('has other signs where a line of its own quotes', () => {
    expect(unquoted('«Kommunjurist›› ≪a≫ 1 > 0')).toBe('"Kommunjurist" "a" 1 > 0');
  });
});
