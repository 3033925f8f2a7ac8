/** A part of an Adaptive Card as plain JSON. Which parts there are: README.md, enforced by a test. */
export interface Element {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** A whole card, version 1.5. */
export interface Card extends Element {
  readonly body: readonly Element[];
}

export function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The parts in a list; anything else is left out. */
export function elementsIn(list: unknown): Element[] {
  return Array.isArray(list) ? list.filter(isElement) : [];
}
