/** Plain JSON. README.md lists all elements; a test enforces it. */
export interface Element {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** Version 1.5. */
export interface Card extends Element {
  readonly body: readonly Element[];
}

export function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Anything else is left out. */
export function elementsIn(list: unknown): Element[] {
  return Array.isArray(list) ? list.filter(isElement) : [];
}
