import fc from 'fast-check';
import { comparedAs } from '../../bot/domain/compared-as';
import { asSought, findWords, splitAtWords } from '../../bot/domain/find-words';
import { wordCounter } from '../../bot/domain/redactions';

describe('a search for words', () => {
  it.each([
    ['another case', 'Chefen KARL-ERIK LUND tar av lagret.', 'karl-erik lund', 'KARL-ERIK LUND'],
    ['part of a word', 'Lagerchefen vet.', 'chef', 'Lagerchefen'],
    ['a letter in two characters', 'Maja A\u030agren såg det.', 'ågren', 'Ågren'],
    ['letters of full width', 'Ｌｕｎｄ tog tre.', 'lund', 'Lund'],
    ['a break between two words', 'Karl\n\tLund', 'karl lund', 'Karl Lund'],
    ['a letter that two stand for', 'På Hauptstraße 3', 'STRASSE', 'Hauptstraße'],
    ['two small letters for one capital', 'ΟΔΟΣ οδος', 'οδος', 'ΟΔΟΣ'],
    ['a word with a soft hyphen', 'Karls\u00adson sa det.', 'karlsson', 'Karls\u00adson'],
    ['a hyphen that breaks no line', 'Min e\u2011post är läst.', 'e-post', 'e\u2010post'],
    ['words with a space of no width', 'Anna\u200b\u200bLund', 'annalund', 'Lund'],
  ])('finds %s', (_, text, words, found) => {
    expect(findWords(text, words)).toContain(found);
  });

  it.each([
    ['words that are not there', 'Chefen tar av lagret.', 'Lund'],
    ['nothing', 'Chefen tar av lagret.', ' \n '],
    ['more words than the text', 'Lund', 'Lund tar'],
  ])('does not find %s', (_, text, words) => {
    expect(findWords(text, words)).toBeUndefined();
  });

  it('shows a line around the words, cut on both sides', () => {
    const line = findWords(`${'före '.repeat(30)}Lund${' efter'.repeat(30)}`, 'lund')!;
    expect(line).toMatch(/^….*före Lund efter.*…$/);
    expect(line.length).toBeLessThan(90);
    expect(findWords('Lund.', 'lund')).toBe('Lund.');
    expect(findWords(`Lu${'\u00ad'.repeat(3000)}nd.`, 'lund')!.length).toBeLessThan(90);
  });

  it('finds words if and only if they are there, as masks and removal do, and shows them', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('aAåÅßſK 🙂e\u0301x\u00ad\u2011-')),
      maxLength: 12,
    });
    const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const plain = (text: string): string =>
      Array.from(characters.segment(text), ({ segment }) => comparedAs(segment))
        .join('')
        .replace(/ +/g, ' ');
    fc.assert(
      fc.property(word, word, word, (before, words, after) => {
        const sought = plain(asSought(words));
        for (const text of [before + words + after, before + after]) {
          const line = findWords(text, words);
          expect(line !== undefined).toBe(sought !== '' && plain(text).includes(sought));
          const redacted = wordCounter({ kind: 'message', text })(asSought(words)) > 0;
          expect(line !== undefined).toBe(redacted);
          expect(splitAtWords(text, asSought(words)).length > 1).toBe(redacted);
          if (line !== undefined) expect(plain(line)).toContain(sought);
        }
      }),
    );
  });
});
