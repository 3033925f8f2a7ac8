import { joinParts } from './long-text';
import { inputsOnScreen } from './on-screen';

/**
 * What stands in a view's inputs by field, read from a payload's view. Lists are joined by commas, and the
 * parts of a long text in their order. An emptied text is empty; a choice that was not made is left out.
 * Everything in it is untrusted: only text is taken, under any name. Never throws.
 */
export function readValues(view: unknown): ReadonlyMap<string, string> {
  const parts = new Map<string, string[]>();
  for (const { name, value } of inputsOnScreen(view)) {
    if (value !== undefined) parts.set(name.field, [...(parts.get(name.field) ?? []), value]);
  }
  return new Map([...parts].map(([field, texts]) => [field, joinParts(texts)]));
}
