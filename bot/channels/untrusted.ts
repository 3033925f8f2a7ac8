const longest = 1024;

/** `undefined` if the property is inherited, or if it is no object. */
export function own(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key))
    return undefined;
  return (object as Readonly<Record<string, unknown>>)[key];
}

/** 1 to 1,024 characters; else `undefined`. */
export function shortText(object: unknown, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}

/** `undefined` if it is no JSON. Never throws. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
