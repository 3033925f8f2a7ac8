import { Template } from 'adaptivecards-templating';
import { type Card, elementsIn, isElement } from './element';

/** A card with its texts in place, waiting for a view's values. */
export type Bound = (values: object) => Card;

/**
 * Binds a card to what is known at start: `t` (texts) and `k` (constants). Nothing is parsed before the card
 * is drawn for the first time: that takes some milliseconds a card, and nobody looks at all of them. A card
 * that asks for nothing of a view (`v`) is expanded once. Data is data: what stands in it is never expanded
 * again.
 */
export function bind(template: object, known: { readonly t: unknown; readonly k: object }): Bound {
  const expand = (v: object): Card => toCard(parsed(template).expand({ $root: { ...known, v } }));
  if (/\$\{[^}]*\bv\./.test(JSON.stringify(template))) return expand;
  let fixed: Card | undefined;
  return () => {
    fixed ??= expand({});
    return fixed;
  };
}

const templates = new WeakMap<object, Template>();

/**
 * The parsed template, one for all languages and messengers: it keeps nothing of what it is expanded with.
 */
function parsed(template: object): Template {
  const known = templates.get(template) ?? new Template(template);
  templates.set(template, known);
  return known;
}

function toCard(expanded: unknown): Card {
  if (!isElement(expanded)) throw new TypeError('card_malformed');
  return { ...expanded, body: elementsIn(expanded.body) };
}
