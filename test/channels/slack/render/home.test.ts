import { createCards } from '../../../../adaptive-cards/cards';
import en from '../../../../adaptive-cards/texts/en.json';
import sv from '../../../../adaptive-cards/texts/sv.json';
import { renderHome, renderMessage } from '../../../../bot/channels/slack/render/render';
import { words } from '../../../../bot/channels/slack/render/words';
import { problemsOfBlocks, problemsOfView } from '../../../../office/slack/block-kit';
import { desks, locales, partsOf } from '../../../cards/samples';
import { longOptions, slackCards, slackOptions, strict, textsOf } from './support';

const actionIds = (blocks: readonly object[]): string[] =>
  blocks.flatMap((block) =>
    'elements' in block
      ? (block.elements as readonly { action_id?: string }[]).flatMap((one) => one.action_id ?? [])
      : [],
  );

describe('Home', () => {
  it('is taken by Slack, with long contacts as well', () => {
    for (const cards of [slackCards, createCards(longOptions)])
      for (const locale of locales)
        for (const desk of [undefined, ...desks])
          for (const tooLate of [false, true]) {
            const home = { locale, tooLate, ...(desk === undefined ? {} : { desk }) };
            expect(problemsOfView(renderHome(home, cards, strict))).toEqual([]);
          }
  });

  it('says what is not promised, and has one door; a member of a desk has two', () => {
    const home = renderHome({ locale: 'sv' }, slackCards, strict);
    expect(textsOf(home).slice(0, 2)).toEqual([
      'Visselblåsning · Exempelby kommun',
      expect.stringContaining('Boten sparar inte vem du är.'),
    ]);
    expect(actionIds(home.blocks)).toEqual(['act:open']);
    const member = renderHome({ locale: 'sv', desk: 'hr' }, slackCards, strict);
    expect(actionIds(member.blocks)).toEqual(['act:open', 'act:desk']);
    expect(textsOf(member)).toEqual(expect.arrayContaining(['Öppna', 'Till HR:s kö']));
  });

  it('says so when a dialog did not open in time, and only then', () => {
    const late = textsOf(renderHome({ locale: 'en', unopened: 'tooLate' }, slackCards, strict));
    expect(late[1]).toBe('! The dialog did not open in time. Press once more.');
    expect(late.filter((text) => text !== late[1])).toEqual(
      textsOf(renderHome({ locale: 'en' }, slackCards, strict)),
    );
  });
});

describe('a message', () => {
  it('is the constant chat card, with one door and its own words for notifications', () => {
    for (const locale of locales) {
      const card = slackCards.chat(locale);
      const message = renderMessage(card, strict);
      expect(problemsOfBlocks(message.blocks)).toEqual([]);
      expect(actionIds(message.blocks)).toEqual(['act:open']);
      for (const { text } of partsOf(card).filter(({ type }) => type === 'TextBlock')) {
        expect(textsOf(message.blocks)).toContain(text);
        expect(message.text).toContain(text);
      }
    }
  });

  it("is a notice that says how many wait, with the desk's door", () => {
    const message = renderMessage(slackCards.notice('sv', 12), strict);
    expect(message.text).toBe('12 ärenden väntar på dig.');
    expect(textsOf(message.blocks)).toEqual(['12 ärenden väntar på dig.', 'Öppna']);
    expect(actionIds(message.blocks)).toEqual(['act:desk']);
    expect(problemsOfBlocks(message.blocks)).toEqual([]);
  });

  it('is read by nobody as markup', () => {
    const said = { type: 'TextBlock', text: '<!channel> & <b>' };
    const message = renderMessage({ type: 'AdaptiveCard', body: [said] }, strict);
    expect(message.text).toBe('&lt;!channel&gt; &amp; &lt;b&gt;');
    expect(textsOf(message.blocks)).toEqual(['<!channel> & <b>']);
  });

  it('never asks anything: that is for the dialog', () => {
    const input = { type: 'Input.Text', id: 'text', label: 'x' };
    const card = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'x' }, input] };
    expect(() => renderMessage(card, strict)).toThrow('element');
    expect(renderMessage(card).blocks).toHaveLength(1);
  });
});

describe("Slack's own words", () => {
  it('call closing what the cards call it', () => {
    expect(words.sv.close).toBe(sv.buttons.leave);
    expect(words.en.close).toBe(en.buttons.leave);
    expect(slackOptions.messenger).toBe('Slack');
  });
});
