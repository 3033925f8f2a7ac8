import type { Cards } from '../../adaptive-cards/cards';
import { type ChosenPolicy, writePolicy } from '../domain/release-rule';
import type { ReleasePolicy } from '../domain/window';

/**
 * Cards that speak of the policy that holds when they are drawn. Those of each policy are drawn once; a
 * process sees two at most.
 */
export function cardsInForce(
  policy: () => ReleasePolicy,
  drawCards: (policy: ReleasePolicy) => Cards,
): Cards {
  const known = new Map<string, Cards>();
  const now = (): Cards => {
    const held = policy();
    const name = nameOf(held);
    const cards = known.get(name) ?? drawCards(held);
    known.set(name, cards);
    return cards;
  };
  // Whatever is wrong with them is seen at the start.
  now();
  return {
    draw: (shown) => now().draw(shown),
    chat: (locale) => now().chat(locale),
    notice: (locale, count) => now().notice(locale, count),
    piece: (locale, piece) => now().piece(locale, piece),
    readyText: (locale, text) => now().readyText(locale, text),
    invented: (locale) => now().invented(locale),
  };
}

function nameOf(policy: ReleasePolicy): string {
  return policy === 'when-told' ? policy : writePolicy(policy satisfies ChosenPolicy);
}
