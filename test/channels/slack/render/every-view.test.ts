import { createCards } from '../../../../adaptive-cards/cards';
import { type Card, type Element } from '../../../../adaptive-cards/element';
import type { Shown } from '../../../../bot/channels/channel';
import { renderModal } from '../../../../bot/channels/slack/render/modal';
import { pageOf } from '../../../../bot/domain/page';
import { goodRemarks, remarks } from '../../../../bot/domain/remarks';
import type { View } from '../../../../bot/domain/view';
import { problemsOfView } from '../../../../office/slack/block-kit';
import { allViews, bareOptions, locales, partsOf, shown } from '../../../cards/samples';
import { inputsOf, longOptions, pressesOf, slackOptions, strict, textsOf } from './support';

const draft = 'd'.repeat(2799);
/** A thread is shown in pages, as the domain cuts them; the samples stand whole. */
const pagesOf = (view: View): View[] => {
  if (!('page' in view)) return [view];
  const { items } = view.page;
  const count = Math.max(1, Math.ceil(items.length / 10));
  return Array.from({ length: count }, (_, back) => ({
    ...view,
    page: { ...pageOf(items, back), earlier: true, later: true },
  }));
};
const views = allViews.flatMap(pagesOf);
const names = [...new Set(views.map(({ name }) => name))];
const variants = [slackOptions, longOptions, { ...bareOptions, messenger: 'Slack' as const }].map(
  createCards,
);

/** Every sample of one view, in both languages and with all kinds of contacts. */
const draw = (name: View['name'], more: Partial<Shown>, given = variants) =>
  given.flatMap((cards) =>
    locales.flatMap((locale) =>
      views
        .filter((view) => view.name === name)
        .map((view) => {
          const given = shown(view, locale, { draft, ...more });
          const { title, card } = cards.draw(given);
          // The card that is looked at is the one of which the modal is made.
          const once = { ...cards, draw: () => ({ title, card }) };
          return { view, card, modal: renderModal(once, given, undefined, strict) };
        }),
    ),
  );
const plainly = new Map<string, ReturnType<typeof draw>>();
function drawn(name: View['name']): ReturnType<typeof draw> {
  const known = plainly.get(name) ?? draw(name, {});
  plainly.set(name, known);
  return known;
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ');
const actOf = (action: Element): string => (action.data as { act: string }).act;
const visible = (card: Card) => partsOf(card).filter(({ isVisible }) => isVisible !== false);

const choicesOf = ({ choices }: Element) =>
  (choices ?? []) as readonly { readonly title: string; readonly value: string }[];

/** Everything that a person reads on a card. */
function wordsOf(card: Card): string[] {
  return visible(card).flatMap((part) => [
    ...['text', 'label', 'title'].flatMap((key) =>
      typeof part[key] === 'string' ? [part[key]] : [],
    ),
    ...choicesOf(part).map(({ title }) => title),
  ]);
}

describe.each(names)('the view %s in Slack', (name) => {
  it('is taken by Slack, whatever it contains', () => {
    // A reporter's view is longest in practice.
    const practice = name.startsWith('desk') ? undefined : true;
    const noticed = draw(name, { remark: 'changed_meanwhile', practice }, variants.slice(1, 2));
    for (const { modal } of [...drawn(name), ...noticed]) {
      expect(problemsOfView(modal)).toEqual([]);
      expect(modal.private_metadata.length).toBeLessThanOrEqual(3000);
    }
  });

  it('says every word of its card', () => {
    for (const { card, modal } of drawn(name)) {
      const said = squeezed(textsOf(modal).join('\n'));
      // That an input is voluntary Slack says by itself.
      const all = wordsOf(card).map((word) => word.replace(/ \((?:frivilligt|voluntary)\)$/, ''));
      expect(all.filter((word) => !said.includes(squeezed(word).trim()))).toEqual([]);
    }
  });

  it('has one main button, and says "optional" of nothing that is needed', () => {
    for (const { modal } of drawn(name)) {
      const main = modal.blocks
        .flatMap((block) => (block.type === 'actions' ? block.elements : []))
        .filter(({ style }) => style === 'primary');
      expect(main.length + (modal.submit === undefined ? 0 : 1)).toBeLessThanOrEqual(1);
      for (const { label, optional } of inputsOf(modal.blocks))
        expect([
          label.text,
          optional && /frivillig|voluntary|valfri|optional/i.test(label.text),
        ]).toEqual([label.text, false]);
    }
  });

  it('has every way on of its card, once; closing is what Slack calls closing', () => {
    for (const { card, modal } of drawn(name)) {
      const acts = visible(card).filter(({ type }) => type === 'Action.Submit');
      const close = acts.find((action) => actOf(action) === 'leave');
      const others = acts.filter((action) => action !== close).map(actOf);
      expect(pressesOf(modal).sort()).toEqual(others.sort());
      if (close !== undefined) expect(modal.close.text).toBe(close.title);
    }
  });

  it('asks everything that its card asks, with the same choices', () => {
    for (const { card, modal } of drawn(name)) {
      const asked = visible(card).filter(({ type }) => type.startsWith('Input.'));
      const inputs = inputsOf(modal.blocks);
      expect(inputs.map(({ block_id }) => block_id.split('.')[2])).toEqual(
        asked.map(({ id }) => id),
      );
      inputs.forEach(({ element }, index) => {
        const values = 'options' in element ? element.options.map(({ value }) => value) : [];
        expect(values).toEqual(choicesOf(asked[index]!).map(({ value }) => value));
      });
    }
  });

  it('is sent only where something is filled in, and all ways are equal where nothing is', () => {
    for (const { modal } of drawn(name)) {
      expect(modal.submit !== undefined).toBe(inputsOf(modal.blocks).length > 0);
    }
  });

  it('says everything as plain text, and reads no emoji code in it', () => {
    for (const { modal } of drawn(name)) {
      const json = JSON.stringify(modal);
      expect(json).not.toContain('mrkdwn');
      expect(json.match(/"plain_text"/g)?.length).toBe(json.match(/"emoji":false/g)?.length);
    }
  });

  it('gives every input a name of its own that tells nothing', () => {
    for (const { view, modal } of drawn(name)) {
      const ids = inputsOf(modal.blocks).map(({ block_id }) => block_id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids)
        expect(id).toMatch(new RegExp(`^${view.name}\\.[0-9a-f]{6}(?:-[0-9a-f]{4})?\\.[A-Za-z]+$`));
    }
  });
});

describe('a notice in Slack', () => {
  it.each(remarks)('%s is first, behind a sign', (remark) => {
    for (const { modal, card } of draw('safety', { remark })) {
      const sign = goodRemarks.includes(remark) ? '✓' : '!';
      const [run] = partsOf(card).filter(({ type }) => type === 'TextRun');
      expect(textsOf(modal.blocks[0])).toEqual([`${sign} ${String(run?.text)}`]);
    }
  });

  it('is below the word of practice, which has no sign', () => {
    for (const { modal, card } of draw('safety', { remark: 'busy', practice: true })) {
      const [mark] = partsOf(card).filter(({ type }) => type === 'TextBlock');
      const [run] = partsOf(card).filter(({ type }) => type === 'TextRun');
      const [first, , second] = modal.blocks;
      expect(textsOf(first)).toEqual([mark?.text]);
      expect(textsOf(second)).toEqual([`! ${String(run?.text)}`]);
    }
  });
});

it('asks for an own duty before something is handed over, and can do so later after a closing', () => {
  const isOptional = (name: View['name']) =>
    drawn(name)
      .flatMap(({ modal }) => inputsOf(modal.blocks))
      .filter(({ block_id }) => block_id.endsWith('.ownDuty'))
      .map(({ optional }) => optional);
  expect(new Set(isOptional('desk_hand_over'))).toEqual(new Set([false]));
  expect(new Set(isOptional('desk_close'))).toEqual(new Set([true]));
});
