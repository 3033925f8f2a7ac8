import { type FieldName, type Fields, fieldNames } from '../domain/fields';

/** Characters that are read of a field: more than the domain takes, so that it can still say "too long". */
export const fieldCharacters = 20_000;

/**
 * Reads a press's untrusted inputs: only known fields and only text. Never throws.
 * @param valueOf gives the raw value of one field
 */
export function readFields(valueOf: (name: FieldName) => unknown): Fields {
  const fields: Partial<Record<FieldName, string>> = {};
  for (const name of fieldNames) {
    const value = valueOf(name);
    // UTF-8 cannot hold half a surrogate pair.
    if (typeof value === 'string')
      fields[name] = value.slice(0, fieldCharacters).replace(/\p{Surrogate}/gu, '\uFFFD');
  }
  return fields;
}
