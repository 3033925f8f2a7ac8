import { pieceLines } from '../../adaptive-cards/piece-text';
import sv from '../../adaptive-cards/texts/sv.json';
import { weeklyPieces } from '../../bot/domain/piece';
import { isForPractice, parseReportCode } from '../../bot/domain/report-code';
import { locales } from './samples';

const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
const sentencesIn = (text: string): string[] => text.split(/(?<=[.?!])\s+/);

/** What would say on an intranet's front page that somebody reports, whoever looks over the shoulder. */
const tellTale =
  /anmäl|vissel|rapport|missförhåll|hemlig kod|mottagar|whistle|report|wrongdoing|misconduct|secret code|handler/i;

describe.each(locales)('the weekly pieces in %s', (locale) => {
  const all = weeklyPieces.map((piece) => ({ piece, lines: pieceLines(locale, piece) }));

  it.each(all)('$piece has 30 to 60 words, short sentences and easy ones', ({ lines }) => {
    const [heading = '', , text = ''] = lines;
    const words = wordsIn(text);
    expect(words.length).toBeGreaterThanOrEqual(30);
    expect(words.length).toBeLessThanOrEqual(60);
    const sentences = sentencesIn(text);
    for (const sentence of [heading, ...sentences])
      expect([sentence, wordsIn(sentence).length <= 15]).toEqual([sentence, true]);
    const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 6);
    expect(words.length / sentences.length + (100 * long.length) / words.length).toBeLessThan(40);
  });

  it('say nothing of reporting', () => {
    for (const { lines } of all) expect(lines.filter((line) => tellTale.test(line))).toEqual([]);
  });

  it('have a code to practise with, and end with the day of answers', () => {
    for (const { lines } of all) {
      const digits = /\d[\d ]{27}\d/.exec(lines.at(-2) ?? '')?.[0] ?? '';
      const read = parseReportCode(digits);
      expect(read.kind === 'report_code' && isForPractice(read.reportCode)).toBe(true);
      expect(lines.at(-1)).toBe(
        { sv: sv.piece.last, en: 'Do you have a code? Answers come on Tuesdays.' }[locale],
      );
    }
  });
});

it('has a text for each piece, and for nothing else', () => {
  const { last, practise, ...texts } = sv.piece;
  expect([last, practise]).not.toContain('');
  expect(Object.keys(texts)).toEqual([...weeklyPieces]);
});
