import { type FieldName, type Fields, fieldNames } from '../domain/fields';
import { withSigns } from './emoji';

/** Characters that are read of a field: more than the domain takes, so that it can still say "too long". */
export const fieldCharacters = 20_000;

/**
 * Reads a press's untrusted inputs: only known fields and only text. Line breaks and signs are made alike, so
 * that a text does not tell by which channel it came. Never throws.
 * @param valueOf gives the raw value of one field
 */
export function readFields(valueOf: (name: FieldName) => unknown): Fields {
  const fields: Partial<Record<FieldName, string>> = {};
  for (const name of fieldNames) {
    const value = valueOf(name);
    if (typeof value === 'string') fields[name] = madeAlike(value.slice(0, fieldCharacters));
  }
  return fields;
}

function madeAlike(text: string): string {
  // UTF-8 cannot hold half a surrogate pair.
  return withSigns(
    text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/\p{Surrogate}/gu, '\uFFFD'),
  );
}
