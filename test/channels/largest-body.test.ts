import { fieldCharacters } from '../../bot/channels/fields';
import { renderModal } from '../../bot/channels/slack/render/render';
import { formBytes } from '../../bot/channels/web/channel';
import { viewPage } from '../../bot/channels/web/render/page';
import type { Fields } from '../../bot/domain/fields';
import { limits } from '../../bot/domain/limits';
import type { Body, Message } from '../../bot/domain/message';
import { type Page, pageOf } from '../../bot/domain/page';
import type { View } from '../../bot/domain/view';
import { bodyBytes } from '../../bot/http/bodies';
import { allViews, cards, message, samples, shown } from '../cards/samples';
import { doorCards, doorHouse } from '../support/messengers/web-door';
import { everyElement } from '../support/open-vissla';
import { attribute, controlsOf, readPage } from '../support/people/web-page';
import { cards as slackCards } from './slack/slack-bot';

/**
 * Letters by what they cost: in a form, å takes six bytes, € nine, and what is not in the first plane
 * twelve.
 */
const letters = { swedish: 'å', far: '€', picture: '😀' } as const;

/** A whole draft, and everything that a messenger says besides: far more than it does. */
const draft = `WD1.${'x'.repeat(2_800)}`;
const around = 'x'.repeat(4_000);

/** What stands in the inputs when the view is drawn: as much as one person may have in a dialog. */
const full = (letter: string): Fields => {
  const text = letter.repeat(Math.floor(limits.textBytes / Buffer.byteLength(letter)));
  return { what: text, text, excerpt: text, cause: text };
};

/** The views in which somebody types, one of a name, and a page that is as long as pages are. */
const views: readonly View[] = [
  ...new Map(allViews.filter(isTypedIn).map((view) => [view.name, view])).values(),
  ...samples.thread.slice(0, 1).map((view) => ({ ...view, page: longPage() })),
];

function isTypedIn(view: View): boolean {
  return everyElement(cards.draw(shown(view)).card).some(({ type }) => type === 'Input.Text');
}

/** The dearest letter in a form is the one that JSON escapes as well. */
function longPage(): Page<Message> {
  const report: Body = { kind: 'report', what: '"'.repeat(6_000), where: '', how: '', who: '' };
  const more: Body = { kind: 'message', text: '"'.repeat(2_500) };
  const page = pageOf([report, more].map(message), 0);
  return { ...page, earlier: true, later: true };
}

const largest = (sizes: readonly (readonly [string, number])[]): readonly [string, number] =>
  sizes.reduce((most, one) => (one[1] > most[1] ? one : most));

describe.each(Object.entries(letters))(
  'the largest body with every input full, in %s letters',
  (_, letter) => {
    it('is read from Slack', () => {
      const sizes = views.map((view): [string, number] => [view.name, inSlack(view, letter)]);
      const [name, size] = largest(sizes);
      expect({ name, size, fits: size < bodyBytes }).toEqual({ name, size, fits: true });
    });

    it('is read from Teams', () => {
      const sizes = views.map((view): [string, number] => [view.name, inTeams(view, letter)]);
      const [name, size] = largest(sizes);
      expect({ name, size, fits: size < bodyBytes }).toEqual({ name, size, fits: true });
    });

    it('is read at the door on the web', () => {
      const open = views.filter(({ name }) => !name.startsWith('desk_'));
      const sizes = open.map((view): [string, number] => [view.name, onWeb(view, letter)]);
      const [name, size] = largest(sizes);
      expect({ name, size, fits: size < formBytes }).toEqual({ name, size, fits: true });
    });
  },
);

/** A submit: the view as it was drawn, and as much in each input as Slack lets anybody type. */
function inSlack(view: View, letter: string): number {
  const modal = renderModal(slackCards, shown(view, 'sv', { draft, fields: full(letter) }));
  const values = Object.fromEntries(
    modal.blocks.flatMap((block) => {
      if (block.type !== 'input') return [];
      const { element } = block as {
        element: { type: string; max_length?: number; options?: object[] };
      };
      const value =
        element.type === 'plain_text_input'
          ? { type: element.type, value: typed(letter, element.max_length ?? 0) }
          : { type: element.type, selected_options: element.options };
      return [[(block as { block_id: string }).block_id, { value }]];
    }),
  ) as Record<string, object>;
  const payload = { around, view: { ...modal, state: { values } } };
  return Buffer.byteLength(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
}

/** A submit: every input's value, hidden ones included. Nothing of the card itself comes back. */
function inTeams(view: View, letter: string): number {
  const { card } = cards.draw(shown(view, 'sv', { draft, fields: full(letter), texts: draft }));
  const data = everyElement(card).flatMap((element) => {
    const input = element as {
      type?: string;
      id?: string;
      maxLength?: number;
      isVisible?: boolean;
    };
    if (input.type?.startsWith('Input.') !== true) return [];
    return [
      [input.id, input.isVisible === false ? draft : typed(letter, input.maxLength ?? 2_000)],
    ];
  });
  return Buffer.byteLength(JSON.stringify({ around, draft, data }));
}

/** A form: each field, in which a browser takes any length, twice as long as the domain takes at all. */
function onWeb(view: View, letter: string): number {
  const is = shown(view, 'sv', { draft, texts: draft });
  const page = readPage(viewPage(doorHouse, doorCards.draw(is), is, 'f'.repeat(32)));
  const form = new URLSearchParams({ draft, texts: draft });
  const controls = new Set(controlsOf(page).map((one) => attribute(one, 'name')));
  const long = letter.repeat(Math.floor((2 * limits.textBytes) / Buffer.byteLength(letter)));
  for (const name of controls) form.append(name, long);
  return form.toString().length;
}

const typed = (letter: string, most: number): string =>
  letter.repeat(Math.floor(Math.min(most, fieldCharacters) / letter.length));
