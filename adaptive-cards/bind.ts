import { Template } from 'adaptivecards-templating';
import { type Card, elementsIn, isElement } from './element';

/** A card with its texts in place, waiting for a view's values. */
export type Bound = (values: object) => Card;

/**
 * Binds a card to what is known at start: `t` (texts) and `k` (constants). A card that asks for nothing of a
 * view (`v`) is expanded once and for all. Data is data: what stands in it is never expanded again.
 */
export function bind(template: object, known: { readonly t: unknown; readonly k: object }): Bound {
  const prepared = new Template(template);
  const expand = (v: object): Card => toCard(prepared.expand({ $root: { ...known, v } }));
  if (/\$\{[^}]*\bv\./.test(JSON.stringify(template))) return expand;
  const fixed = expand({});
  return () => fixed;
}

function toCard(expanded: unknown): Card {
  if (!isElement(expanded)) throw new TypeError('card_malformed');
  return { ...expanded, body: elementsIn(expanded.body) };
}
