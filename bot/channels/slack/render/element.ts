import { own } from '../untrusted';

/** A part of an Adaptive Card as plain JSON; `adaptive-cards/README.md` lists which there are. */
export interface Element {
  readonly type: string;
  readonly [property: string]: unknown;
}

export function textAt(object: unknown, key: string): string {
  const value = own(object, key);
  return typeof value === 'string' ? value : '';
}

/** The parts in a list of a card. */
export function elementsAt(object: unknown, key: string): Element[] {
  const list = own(object, key);
  return Array.isArray(list) ? list.filter(isElement) : [];
}

/** Every part of a card in the order in which it is read, containers opened. */
export function partsIn(list: readonly Element[]): Element[] {
  return list.flatMap((element) => [element, ...partsIn(elementsAt(element, 'items'))]);
}

function isElement(value: unknown): value is Element {
  return typeof own(value, 'type') === 'string';
}
