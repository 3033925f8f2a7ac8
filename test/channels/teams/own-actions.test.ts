import type * as AdaptiveCards from 'adaptivecards';
import { createCards } from '../../../adaptive-cards/cards';
import { type Card, type Element, elementsIn } from '../../../adaptive-cards/element';
import { withOwnActions } from '../../../bot/channels/teams/render';
import type { View } from '../../../bot/domain/view';
import {
  allViews,
  bareOptions,
  cards,
  locales,
  options,
  partsOf,
  shown,
} from '../../cards/samples';

const official = jest.requireActual<typeof AdaptiveCards>('adaptivecards/dist/adaptivecards.js');
/** As many own actions as Teams draws. */
const inTeams = new official.HostConfig({ actions: { maxActions: 6 } });
const variants = [options, bareOptions].map(createCards);
const names = [...new Set(allViews.map(({ name }) => name))];

const teams = (card: Card): Card => withOwnActions(card) as Card;
type Drawn = readonly (readonly [Card, Card])[];
const known = new Map<View['name'], Drawn>();
/** Every sample of a view, as it is drawn and as Teams gets it; drawn once. */
function drawn(name: View['name']): Drawn {
  const before = known.get(name);
  if (before !== undefined) return before;
  const views = allViews.filter((view) => view.name === name);
  const all = variants.flatMap((cards) =>
    locales.flatMap((locale) =>
      views.map((view) => {
        const { card } = cards.draw(shown(view, locale, { texts: 't', remark: 'failed' }));
        return [card, teams(card)] as const;
      }),
    ),
  );
  known.set(name, all);
  return all;
}
const actsOf = (buttons: readonly Element[]): string[] =>
  buttons.map(({ data }) => (data as { act?: string }).act ?? 'open');
const ownActs = (card: Card): string[] => actsOf(elementsIn(card.actions));
const allButtons = (card: Card): Element[] => [
  ...partsOf(card).filter(({ type }) => type === 'Action.Submit'),
  ...elementsIn(card.actions),
];
/** Rows that stand in the body still, with what stands right above each. */
const rowsLeft = (list: readonly Element[]): { row: Element; above: Element | undefined }[] =>
  list.flatMap((part, at) => [
    ...(part.type === 'ActionSet' ? [{ row: part, above: list[at - 1] }] : []),
    ...rowsLeft(elementsIn(part.items)),
  ]);

describe.each(names.filter((name) => name !== 'left'))('the view %s in Teams', (name) => {
  it('has its last row among its own actions, six at most, the main one first', () => {
    for (const [card, sent] of drawn(name)) {
      const lastRow = partsOf(card).findLast(({ type }) => type === 'ActionSet');
      const own = ownActs(sent);
      expect(own).toEqual(expect.arrayContaining(actsOf(elementsIn(lastRow?.actions))));
      expect(own.length).toBeLessThanOrEqual(6);
      const looks = elementsIn(sent.actions).map(({ style }) => style === 'positive');
      expect(looks.lastIndexOf(true)).toBeLessThanOrEqual(0);
    }
  });

  it('loses no button, and changes none', () => {
    for (const [card, sent] of drawn(name)) {
      const sorted = (of: Card): string[] =>
        allButtons(of)
          .map((one) => JSON.stringify(one))
          .sort();
      expect(sorted(sent)).toEqual(sorted(card));
    }
  });

  it('leaves a row in the body only below a field, in a box, or where it turns a page', () => {
    for (const [, sent] of drawn(name)) {
      const turns = ['earlier', 'later', 'desk_earlier', 'desk_later'];
      const boxed = rowsLeft(sent.body.flatMap(({ items }) => elementsIn(items)));
      for (const { row, above } of rowsLeft(sent.body)) {
        const belongs =
          above?.type.startsWith('Input.') === true ||
          boxed.some((one) => one.row === row) ||
          actsOf(elementsIn(row.actions)).some((act) => turns.includes(act));
        expect({ acts: actsOf(elementsIn(row.actions)), belongs }).toMatchObject({ belongs: true });
      }
    }
  });

  it('says the same, and passes the official parser', () => {
    for (const [card, sent] of drawn(name)) {
      const said = (of: Card) => partsOf(of).flatMap(({ text }) => text ?? []);
      expect(said(sent)).toEqual(said(card));
      const context = new official.SerializationContext(official.Versions.v1_5);
      const parsed = new official.AdaptiveCard();
      parsed.hostConfig = inTeams;
      parsed.parse(sent, context);
      expect(
        Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message),
      ).toEqual([]);
      expect(parsed.validateProperties().validationEvents).toEqual([]);
    }
  });
});

describe('the ways on of a report', () => {
  it.each([
    ['start', ['report', 'have_code', 'practice', 'rights', 'switch']],
    ['code', ['open', 'back']],
    ['safety', ['safe', 'security', 'back']],
    ['guide', ['next', 'back']],
    ['more', ['next', 'back']],
    ['involved', ['next', 'back']],
    ['story', ['file', 'back']],
    ['talk', ['file', 'back']],
    ['thread', ['send', 'meet', 'punished', 'proof', 'leave']],
    ['desk_reply', ['desk_do_reply', 'desk_thread']],
  ] as const)('are among the own actions of %s', (name, acts) => {
    const view = allViews.find((one) => one.name === name);
    if (view === undefined) throw new RangeError(name);
    expect(ownActs(teams(cards.draw(shown(view)).card))).toEqual(acts);
  });

  it('and the one button of a chat as well', () => {
    expect(ownActs(teams(cards.chat('sv')))).toEqual(['open']);
    expect(ownActs(teams(cards.notice('en', 2)))).toEqual(['desk']);
  });
});

describe('rows of buttons', () => {
  const button = (act: string) => ({ type: 'Action.Submit', title: act, data: { act } });
  const row = (...acts: string[]) => ({ type: 'ActionSet', actions: acts.map(button) });

  it('that have no room among six stay where they are, the first of them', () => {
    const text = { type: 'TextBlock', text: 'x' };
    const body = [row('a', 'b', 'c'), text, row('d', 'e'), row('f', 'g')];
    expect(withOwnActions({ type: 'AdaptiveCard', body })).toEqual({
      type: 'AdaptiveCard',
      body: body.slice(0, 2),
      actions: ['d', 'e', 'f', 'g'].map(button),
    });
  });

  it('are none on a card without any', () => {
    const bare = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'x' }] };
    for (const card of [bare, {}, { body: 'x' }, { body: [] }, { body: [null, 5] }])
      expect(withOwnActions(card)).toBe(card);
  });
});
