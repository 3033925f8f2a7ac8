const longest = 1024;

/** A property of the object itself; `undefined` for an inherited one and for anything that is no object. */
export function own(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key))
    return undefined;
  return (object as Readonly<Record<string, unknown>>)[key];
}

/** A property that is a text of 1 to 1,024 characters; `undefined` for everything else. */
export function shortText(object: unknown, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}

/** A text read as JSON; `undefined` when it is none. Never throws. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
