import { pieceLines } from '../../adaptive-cards/piece-text';
import sv from '../../adaptive-cards/texts/sv.json';
import { renderMessage as inSlack } from '../../bot/channels/slack/render/render';
import { messageTo } from '../../bot/channels/slack/send';
import { renderMessage as inTeams } from '../../bot/channels/teams/render';
import { weeklyPieces } from '../../bot/domain/piece';
import { isForPractice, parseReceipt } from '../../bot/domain/receipt';
import { cards, locales, partsOf } from './samples';

const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
const sentencesIn = (text: string): string[] => text.split(/(?<=[.?!])\s+/);

/** What would say in a notification that somebody reports, whoever looks over the shoulder. */
const tellTale =
  /anmäl|vissel|rapport|missförhåll|hemlig kod|mottagar|whistle|report|wrongdoing|misconduct|secret code|handler/i;

/** Everything of a message but the card's structure: all that people may come to see of it. */
const textsOf = (card: object): string[] =>
  partsOf(card as never).flatMap((part) =>
    [part.text, part.title].flatMap((one) => one ?? []),
  ) as string[];

describe.each(locales)('the weekly pieces in %s', (locale) => {
  const drawn = weeklyPieces.map((piece) => ({ piece, ...cards.piece(locale, piece) }));

  it.each(drawn)(
    '$piece has 30 to 60 words, short sentences and easy ones',
    ({ heading, card }) => {
      const text = textsOf(card)[1] ?? '';
      const words = wordsIn(text);
      expect(words.length).toBeGreaterThanOrEqual(30);
      expect(words.length).toBeLessThanOrEqual(60);
      const sentences = sentencesIn(text);
      for (const sentence of [heading, ...sentences])
        expect([sentence, wordsIn(sentence).length <= 15]).toEqual([sentence, true]);
      const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 6);
      expect(words.length / sentences.length + (100 * long.length) / words.length).toBeLessThan(40);
    },
  );

  it('say nothing of reporting, in a notification or anywhere else', () => {
    for (const { heading, card } of drawn) {
      expect([heading, ...textsOf(card)].filter((text) => tellTale.test(text))).toEqual([]);
      expect(inTeams(card, heading)).toMatchObject({ type: 'message', summary: heading });
      expect(messageTo('C0NEWS', card, heading)).toMatchObject({ text: heading });
    }
  });

  it('have the one button and a code to practise with, whatever the piece', () => {
    const [first, ...others] = drawn.map(({ card }) => textsOf(card).slice(2));
    for (const other of others) expect(other).toEqual(first);
    const digits = /\d[\d ]{27}\d/.exec(first?.join(' ') ?? '')?.[0] ?? '';
    const read = parseReceipt(digits);
    expect(read.kind === 'receipt' && isForPractice(read.receipt)).toBe(true);
    const door = (card: object) =>
      partsOf(card as never).find(({ type }) => type === 'Action.Submit');
    for (const { card } of drawn) expect(door(card)).toEqual(door(cards.chat(locale)));
  });

  it('end with the same line, about the day of answers', () => {
    const last = { sv: sv.piece.last, en: 'Do you have a code? Answers come on Tuesdays.' }[locale];
    for (const { piece, card } of drawn) {
      const words = textsOf(card);
      expect(words.at(-2)).toBe(last);
      expect(pieceLines(locale, piece)).toEqual([words[0], '', words[1], '', words[2], last]);
    }
  });

  it('have a link and no button where a webhook posts them', () => {
    for (const { piece, card } of drawn) {
      const linked = cards.piece(locale, piece, 'https://chat.example/x').card;
      expect(partsOf(linked as never).filter(({ type }) => type.startsWith('Action'))).toEqual([]);
      const words = textsOf(linked);
      expect(words.at(-1)).toMatch(
        /^\[\S+ Vissla\]\(https:\/\/chat\.example\/x\)(?:\n\n\S+ Teams: https:\/\/\S+)?$/,
      );
      expect(words.slice(0, -1)).toEqual(textsOf(card).slice(0, -1));
    }
  });

  it('are drawn in Slack with all their words', () => {
    for (const { heading, card } of drawn) expect(inSlack(card).text).toContain(heading);
  });
});

it('has a text for each piece, and for nothing else', () => {
  const { last, practise, open, web, ...texts } = sv.piece;
  expect([last, practise, open, web]).not.toContain('');
  expect(Object.keys(texts)).toEqual([...weeklyPieces]);
});
