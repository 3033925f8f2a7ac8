import fc from 'fast-check';
import { literal } from '../../../../adaptive-cards/literal';
import { renderModal } from '../../../../bot/channels/slack/render/modal';
import type { Body } from '../../../../bot/domain/message';
import { pageOf } from '../../../../bot/domain/page';
import type { View } from '../../../../bot/domain/view';
import { problemsOfView } from '../../../../office/slack/block-kit';
import { message, samples, shown } from '../../../cards/samples';
import { inputsOf, slackCards, strict, textsOf } from './support';

const evil = [
  '<!channel> <!here> <!everyone> <@U1> <#C1> <!subteam^S1> <!date^1^{date}|x>',
  '&lt;!channel&gt; &amp; &lt; & < >',
  'https://evil.example <https://evil.example|click> [a](https://evil.example) mailto:a@evil.example',
  ':smile: :+1: :skin-tone-2: 😀👩‍👩‍👧 \u{1F1F8}\u{1F1EA}',
  '\u202Egnorw \u200Frtl\u2069 שלום e\u0301',
  '*bold* _it_ ~no~ `code` ```block``` > quote',
  ' \t leading and trailing \n\n ',
] as const;

const page = (...bodies: Body[]) =>
  pageOf(
    bodies.map((body) => message(body)),
    0,
  );
const thread = (text: string): View => ({
  ...samples.thread[0]!,
  page: page({ kind: 'reply', text }),
});
const deskThread = (text: string): View => ({
  ...samples.desk_thread[0]!,
  page: page(
    { kind: 'report', what: text, where: text, how: text, who: text },
    { kind: 'note', author: text, text },
  ),
});
const render = (view: View, more = {}) =>
  renderModal(slackCards, shown(view, 'sv', more), undefined, strict);

describe("people's text in Slack", () => {
  it.each(evil)('%j is shown letter by letter', (text) => {
    // What turns the direction of text is named.
    const signs = { '\u202E': '[U+202E]', '\u200F': '[U+200F]', '\u2069': '[U+2069]' };
    let seen: string = text;
    for (const [sign, name] of Object.entries(signs)) seen = seen.replace(sign, name);
    expect(textsOf(render(thread(text)))).toContain(seen);
    const said = textsOf(render(deskThread(text)));
    expect(said.filter((one) => one === seen || one.endsWith(`\n${seen}`))).toHaveLength(5);
    expect(said.filter((one) => one.includes(`, ${seen} · `))).toHaveLength(1);
    for (const view of [thread(text), deskThread(text)]) {
      expect(problemsOfView(render(view))).toEqual([]);
      expect(JSON.stringify(render(view))).not.toContain('mrkdwn');
    }
  });

  it.each(evil)('%j comes back in its input as it was', (text) => {
    const modal = render(thread('x'), { fields: { text } });
    expect(inputsOf(modal.blocks).map(({ element }) => element)).toMatchObject([
      { type: 'plain_text_input', initial_value: text },
    ]);
  });

  it('that ends in thousands of spaces or empty lines leaves no piece without a letter', () => {
    for (const blank of [' ', '\n', '\u00A0']) {
      const modal = render(thread(`x${blank.repeat(2999)}${blank.repeat(2999)}`));
      expect(textsOf(modal).filter((text) => text.trim() === '')).toEqual([]);
    }
  });

  it('is shown letter by letter, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        if (literal(text).trim() === '') return;
        expect(textsOf(render(thread(text)))).toContain(literal(text));
      }),
    );
  });

  it.each([
    ['a', 3000],
    ['a', 6000],
    ['å', 3000],
    ['😀', 1500],
    ['👩‍👩‍👧', 330],
    ['e\u0301\u0327', 1200],
    ['ord ', 1500],
    ['a\u0301'.padEnd(4000, '\u0301'), 1],
  ])('of many times %j is shown whole, and no character of it in two halves', (unit, times) => {
    const text = unit.repeat(times);
    const modal = render(thread(text));
    expect(problemsOfView(modal)).toEqual([]);
    const parts = textsOf(modal).filter((one) => one !== '' && text.includes(one));
    expect(parts.join('')).toBe(text);
    expect(parts.length).toBe(Math.ceil(text.length / 3000));
    for (const part of parts) {
      expect(part).not.toMatch(/\p{Surrogate}/u);
      if (times > 1) expect(part.length % unit.length).toBe(0);
    }
  });
});
