import { initialOf } from '../../../../bot/channels/slack/render/initial';
import type { ModalView } from '../../../../bot/channels/slack/render/render';
import {
  inRounds,
  keepInputs,
  renderModal,
  roundsOf,
} from '../../../../bot/channels/slack/render/render';
import type { Fields } from '../../../../bot/domain/fields';
import type { View } from '../../../../bot/domain/view';
import { handingToHr, samples, shown } from '../../../cards/samples';
import { inputsOf, slackCards, strict } from './support';

const [giveHr] = handingToHr.agreed;
let drafts = 0;
const draw = (view: View, fields: Fields = {}): ModalView =>
  renderModal(
    slackCards,
    shown(view, 'sv', { fields, draft: `draft ${++drafts}` }),
    undefined,
    strict,
  );
const idsOf = (modal: ModalView, field: string): string[] =>
  inputsOf(modal.blocks)
    .map(({ block_id }) => block_id)
    .filter((id) => id.split('.')[2] === field);

/** The view on somebody's screen, with what was typed in some of its inputs. */
const onScreen = (modal: ModalView, typed: Readonly<Record<string, string>> = {}): object => {
  const inputs = inputsOf(modal.blocks);
  const values = inputs.map((block): [string, object] => {
    const { type } = block.element;
    const value = block.block_id in typed ? typed[block.block_id]! : initialOf(block);
    const selected_options = value.split(',').flatMap((one) => (one === '' ? [] : { value: one }));
    const isText = type === 'plain_text_input';
    const state = isText ? { type, value: value || null } : { type, selected_options };
    return [block.block_id, { value: state }];
  });
  return { blocks: modal.blocks, state: { values: Object.fromEntries(values) } };
};

describe('an input that is drawn with a value', () => {
  it('is in another block in every round, and in the same one without a value', () => {
    const fields = { excerpt: 'Kort', text: '' };
    const [first, second] = [draw(giveHr!, fields), draw(giveHr!, fields)];
    expect(idsOf(first, 'excerpt')).not.toEqual(idsOf(second, 'excerpt'));
    expect(idsOf(first, 'text')).toEqual(idsOf(second, 'text'));
    expect(idsOf(first, 'involved')).toEqual(idsOf(second, 'involved'));
    const [person] = giveHr!.people ?? [];
    const ticked = { involved: person!.id };
    expect(idsOf(draw(giveHr!, ticked), 'involved')).not.toEqual(idsOf(first, 'involved'));
  });
});

describe('a view that is drawn in its own place', () => {
  const before = draw(giveHr!, { excerpt: 'Färdig', text: '' });
  const [excerpt] = idsOf(before, 'excerpt');
  const [text] = idsOf(before, 'text');

  it('keeps what was typed in its blocks, and draws what was not touched in new ones', () => {
    const screen = onScreen(before, { [text!]: 'Hej' });
    const after = keepInputs(draw(giveHr!, { excerpt: 'Färdig', text: 'Hej' }), screen);
    expect(idsOf(after, 'text')).toEqual([text]);
    expect(idsOf(after, 'excerpt')).not.toEqual([excerpt]);
    expect(onScreen(after)).toMatchObject({
      state: { values: { [idsOf(after, 'excerpt')[0]!]: { value: { value: 'Färdig' } } } },
    });
  });

  it('draws what the conversation wants where it asks for something else', () => {
    const screen = onScreen(before, { [excerpt!]: 'Redigerad' });
    const after = keepInputs(draw(giveHr!, { excerpt: 'Annan', text: '' }), screen);
    expect(idsOf(after, 'excerpt')).not.toEqual([excerpt]);
    expect(JSON.stringify(after)).toContain('"initial_value":"Annan"');
  });

  it('keeps the parts of a long text as they are, also when there would be fewer', () => {
    const long = 'ord '.repeat(1200).trim();
    const drawn = draw(giveHr!, { excerpt: long, text: '' });
    const [first, second] = idsOf(drawn, 'excerpt');
    const screen = onScreen(drawn, { [second!]: '' });
    const rest = inputsOf(drawn.blocks).find(({ block_id }) => block_id === first)!.element;
    const left = 'initial_value' in rest ? (rest.initial_value ?? '') : '';
    const after = keepInputs(draw(giveHr!, { excerpt: left, text: '' }), screen);
    expect(idsOf(after, 'excerpt')).toHaveLength(2);
    expect(idsOf(after, 'excerpt')[1]).toBe(second);
    expect(inputsOf(after.blocks).map(({ label }) => label.text)).toEqual(
      inputsOf(drawn.blocks).map(({ label }) => label.text),
    );
  });

  it("takes nothing from another report's form", () => {
    const other = { ...giveHr!, reference: 'AAAAA-AAAAA' };
    const screen = onScreen(before, { [text!]: 'Hej' });
    const after = keepInputs(draw(other, { excerpt: 'Färdig', text: 'Hej' }), screen);
    expect(idsOf(after, 'text')).not.toEqual([text]);
  });
});

describe('a view that waits below', () => {
  it('is drawn with its texts in the blocks where they wait', () => {
    const lower = draw(giveHr!, { excerpt: 'Färdig', text: 'Ord' });
    const [excerpt, text] = [idsOf(lower, 'excerpt')[0]!, idsOf(lower, 'text')[0]!];
    const rounds = roundsOf(onScreen(lower, { [excerpt]: 'Redigerad' }));
    const again = inRounds(draw(giveHr!, { excerpt: 'Färdig', text: 'Ord' }), rounds);
    expect(idsOf(again, 'excerpt')).toEqual([excerpt]);
    expect(idsOf(again, 'text')).not.toEqual([text]);
  });

  it('needs nothing said where only empty inputs were drawn', () => {
    const lower = draw(samples.story[0]!);
    const [what] = idsOf(lower, 'what');
    expect(roundsOf(onScreen(lower, { [what!]: 'Text' }))).toBeUndefined();
    expect(idsOf(inRounds(draw(samples.story[0]!), undefined), 'what')).toEqual([what]);
  });
});
