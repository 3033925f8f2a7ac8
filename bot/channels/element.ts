import { own } from './untrusted';

/** A part of an Adaptive Card as plain JSON; `adaptive-cards/README.md` lists all of them. */
export interface CardElement {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** Empty for everything that is no text. */
export function stringAt(object: unknown, key: string): string {
  const value = own(object, key);
  return typeof value === 'string' ? value : '';
}

export function elementsAt(object: unknown, key: string): CardElement[] {
  const list = own(object, key);
  return Array.isArray(list) ? list.filter(isElement) : [];
}

/** Every part of a card in reading order, with the parts of containers. */
export function partsIn(list: readonly CardElement[]): CardElement[] {
  return list.flatMap((element) => [element, ...partsIn(elementsAt(element, 'items'))]);
}

function isElement(value: unknown): value is CardElement {
  return typeof own(value, 'type') === 'string';
}
