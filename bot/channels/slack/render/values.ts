import { own } from '../../untrusted';
import { joinParts } from './long-text';

/**
 * What stands in a view's inputs by field, read from `view.state.values`. Lists are joined by commas, and the
 * parts of a long text in their order. An emptied text is empty; a choice that was not made is left out.
 * Everything in it is untrusted: only text is taken, under any name. Never throws.
 */
export function readValues(values: unknown): ReadonlyMap<string, string> {
  return new Map([...partsByField(values)].map(([field, parts]) => [field, joinParts(parts)]));
}

function partsByField(values: unknown): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  if (typeof values !== 'object' || values === null) return parts;
  // Sorted by name, because an object from outside promises no order. A text has fewer than ten parts.
  for (const blockId of Object.keys(values).sort()) {
    const [, , field = ''] = blockId.split('.');
    const value = valueOf(own(own(values, blockId), 'value'));
    if (value !== undefined) parts.set(field, [...(parts.get(field) ?? []), value]);
  }
  return parts;
}

function valueOf(state: unknown): string | undefined {
  const typed = own(state, 'value');
  if (typeof typed === 'string') return typed;
  if (own(state, 'type') === 'plain_text_input') return '';
  const chosen = own(own(state, 'selected_option'), 'value');
  if (typeof chosen === 'string') return chosen;
  const list = own(state, 'selected_options');
  if (!Array.isArray(list)) return undefined;
  return list
    .map((option: unknown) => own(option, 'value'))
    .filter((value) => typeof value === 'string')
    .join(',');
}
