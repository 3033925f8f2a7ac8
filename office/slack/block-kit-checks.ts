/** Describes a part of Block Kit: its keys, their limits, and Slack's words for what is wrong. */
export interface Problem {
  readonly what: string;
  /** A JSON pointer. */
  readonly where: string;
}
export type Check = (value: unknown, where: string, problems: Problem[]) => void;
export type Shape = Readonly<Record<string, Check>>;

export const inSlacksWords = ({ what, where }: Problem): string =>
  `[ERROR] ${what} [json-pointer:${where}]`;

export function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const string =
  (most: number, least = 1): Check =>
  (value, where, problems) => {
    if (typeof value !== 'string') problems.push({ what: 'must provide a string', where });
    else if (value.length < least)
      problems.push({ what: `must be more than ${least - 1} characters`, where });
    else if (value.length > most)
      problems.push({ what: `must be less than ${most + 1} characters`, where });
  };
export const boolean: Check = (value, where, problems) => {
  if (typeof value !== 'boolean') problems.push({ what: 'must be a valid boolean', where });
};
export const integer =
  (least: number, most: number): Check =>
  (value, where, problems) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      problems.push({ what: `must be an integer from ${least} to ${most}`, where });
  };
export const keyword =
  (...values: readonly string[]): Check =>
  (value, where, problems) => {
    if (!values.some((known) => known === value))
      problems.push({ what: `must be a valid enum value: ${values.join(', ')}`, where });
  };
export const array =
  (item: Check, least: number, most: number): Check =>
  (value, where, problems) => {
    if (!Array.isArray(value)) {
      problems.push({ what: 'must provide an array', where });
      return;
    }
    if (value.length < least)
      problems.push({ what: `no fewer than ${least} items allowed`, where });
    if (value.length > most) problems.push({ what: `no more than ${most} items allowed`, where });
    value.forEach((one, index) => {
      item(one, `${where}/${index}`, problems);
    });
  };
export const object =
  (required: Shape, optional: Shape = {}, ...more: readonly Check[]): Check =>
  (value, where, problems) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({ what: 'must provide an object', where });
      return;
    }
    for (const key of Object.keys(required))
      if (at(value, key) === undefined)
        problems.push({ what: `missing required field: ${key}`, where });
    for (const [key, given] of Object.entries(value)) {
      const check = required[key] ?? optional[key];
      if (check === undefined)
        problems.push({ what: `invalid additional property: ${key}`, where });
      else if (given !== undefined) check(given, `${where}/${key}`, problems);
    }
    for (const check of more) check(value, where, problems);
  };
/** One of several kinds, told apart by `type`. */
export const typed =
  (kinds: Shape): Check =>
  (value, where, problems) => {
    const type = at(value, 'type');
    const kind = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (kind === undefined)
      problems.push({ what: `unsupported type: ${String(type)}`, where: `${where}/type` });
    else kind(value, where, problems);
  };
/** No two items of a list have the same value under a key. */
export const unique =
  (key: string, of: (value: unknown) => readonly unknown[]): Check =>
  (value, where, problems) => {
    const names = of(value).flatMap((one) => at(one, key) ?? []);
    if (new Set(names).size < names.length) problems.push({ what: `${key} must be unique`, where });
  };
