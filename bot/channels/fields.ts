import { type FieldName, type Fields, fieldNames } from '../domain/fields';

/** Characters that are read of a field. The domain takes far fewer, and can still say: too long. */
export const fieldCharacters = 20_000;

/**
 * Reads the inputs of a press, which are untrusted: only known fields and only text are taken. Never throws.
 *
 * @param valueOf gives the raw value of one field
 */
export function readFields(valueOf: (name: FieldName) => unknown): Fields {
  const fields: Partial<Record<FieldName, string>> = {};
  for (const name of fieldNames) {
    const value = valueOf(name);
    if (typeof value === 'string') fields[name] = wellFormed(value.slice(0, fieldCharacters));
  }
  return fields;
}

/** Half a surrogate pair is no character and would not survive UTF-8. */
function wellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\uFFFD');
}
