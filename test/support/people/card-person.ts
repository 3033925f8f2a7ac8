import type { CardSet } from '../../../adaptive-cards/cards';
import type { Fields } from '../../../bot/domain/fields';
import type { Locale } from '../../../bot/domain/ids';
import type { View } from '../../../bot/domain/view';
import type { Shown } from '../../../bot/ports/dialogue';
import type { Who } from '../../../bot/ports/people';
import type { Vissla } from '../../../bot/start/vissla';
import { enterWith, type Presser } from './messenger-person';

/**
 * What a person sees and does, through the cards as they are drawn: only buttons that are there can be
 * pressed.
 */
export interface Person extends Presser<View> {
  readonly who: Who;
  readonly locale: Locale;
  shown: Shown;
  /** Presses what the view does not offer, or with what it does not hold, as a client of one's own can. */
  forges(act: string, fields?: Fields): Promise<View>;
  card(): object;
}

/**
 * A person before the product's dialogue, without a messenger between them.
 * @param calledBy the names that the person's messenger knows
 */
export function createPerson(
  vissla: Pick<Vissla, 'dialogue'>,
  cards: Pick<CardSet, 'draw'>,
  who: Who,
  { locale, calledBy }: { readonly locale: Locale; readonly calledBy: readonly string[] },
): Person {
  const open = async (act: string | undefined): Promise<Shown> =>
    vissla.dialogue({ who, locale, button: act, fields: {}, draft: undefined, texts: undefined });
  const drawn = new WeakMap<Shown, object>();
  /** What was shown is drawn once, however often it is looked at. */
  const draw = (): object => {
    const card = drawn.get(person.shown) ?? cards.draw(person.shown).card;
    drawn.set(person.shown, card);
    return card;
  };
  const person: Person = {
    who,
    locale,
    shown: undefined as unknown as Shown,
    opens: async (door) => {
      person.shown = await open(door);
      return person.shown.view;
    },
    presses: async (act, typed = {}) => {
      const { texts, ...press } = pressOf(draw(), act, typed);
      // In Slack what was typed stays in the view beneath.
      const carried = who.messenger === 'slack' ? undefined : texts;
      const pressed = { who, calledBy, locale, button: act, ...press, texts: carried };
      person.shown = await vissla.dialogue(pressed);
      return person.shown.view;
    },
    enters: (code) => enterWith(person, code),
    forges: async (act, fields = {}) => {
      const { draft } = person.shown;
      const pressed = { who, locale, button: act, fields, draft, texts: undefined };
      person.shown = await vissla.dialogue(pressed);
      return person.shown.view;
    },
    has: (act) => everyElement(draw()).some(({ data }) => data?.act === act),
    card: draw,
    reads: () => everyText(draw()).join('\n'),
  };
  return person;
}

interface Element {
  readonly type?: string;
  readonly id?: string;
  readonly value?: string;
  readonly data?: { readonly act?: string; readonly draft?: string };
  readonly choices?: readonly { readonly value: string }[];
}

/** Submits a card as a client does: the action's data merged with every input, hidden ones included. */
export function pressOf(
  card: object,
  act: string,
  typed: Fields,
): { fields: Fields; draft: string | undefined; texts: string | undefined } {
  const elements = everyElement(card);
  const action = elements.find((e) => e.type === 'Action.Submit' && e.data?.act === act);
  if (action === undefined) throw new Error(`this view has no button "${act}"`);
  const inputs = elements.filter((e) => e.type?.startsWith('Input.') === true);
  const values = new Map<string, string>();
  for (const { id, value } of inputs)
    if (id !== undefined && value !== undefined && value !== '') values.set(id, value);
  for (const [name, value] of Object.entries(typed)) {
    if (!inputs.some((input) => input.id === name))
      throw new Error(`this view has no field "${name}"`);
    if (value === '') values.delete(name);
    else values.set(name, value);
  }
  const { texts, draft, ...fields } = Object.fromEntries(values) as Record<
    string,
    string | undefined
  >;
  return {
    fields: fields,
    draft: action.data?.draft ?? draft,
    texts,
  };
}

export function everyElement(node: unknown): Element[] {
  const found: Element[] = [];
  collect(node, found);
  return found;
}

/** One list for the whole card: a list for each of its parts takes longer than drawing it. */
function collect(node: unknown, found: Element[]): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) found.push(node);
  for (const part of Object.values(node)) collect(part, found);
}

function everyText(node: unknown): string[] {
  return everyElement(node).flatMap((element) =>
    Object.entries(element).flatMap(([key, value]) =>
      ['text', 'title', 'label', 'placeholder', 'value'].includes(key) && typeof value === 'string'
        ? [value]
        : [],
    ),
  );
}
