const longest = 1024;

/** A property of the object itself; `undefined` for anything inherited and for everything that is no object. */
export function own(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key))
    return undefined;
  return (object as Readonly<Record<string, unknown>>)[key];
}

/** A property that is a short text; `undefined` for everything else, also for none and for an empty one. */
export function shortText(object: unknown, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}
