import { readVariables } from '../../settings/env-file';

export interface ChangedSettings {
  readonly text: string;
  readonly changed: readonly string[];
}

/**
 * Line by line; comments and order stay. `undefined` when the result would not say what it should: then the
 * file has a form that no line can change.
 * @param wanted values by their names
 * @param unwanted which names must not stay
 */
export function changeSettings(
  text: string,
  wanted: Readonly<Record<string, string>>,
  unwanted: (name: string) => boolean,
): ChangedSettings | undefined {
  const now = readVariables(text);
  const isRight = (name: string): boolean => now[name] === wanted[name];
  const changed = Object.keys(wanted).filter((name) => !isRight(name));
  const gone = Object.keys(now).filter((name) => unwanted(name) && wanted[name] === undefined);
  if (changed.length === 0 && gone.length === 0) return { text, changed };
  const written = new Set<string>();
  const lines = text.split('\n').flatMap((line) => {
    const [, name = ''] = /^\s*(?:export\s+)?(\w+)\s*=/.exec(line) ?? [];
    if (gone.includes(name)) return [];
    const value = wanted[name];
    if (value === undefined) return [line];
    // The last line of a name counts: a second one would win.
    if (written.has(name)) return [];
    written.add(name);
    return [isRight(name) ? line : lineOf(name, value)];
  });
  const missing = changed.filter((name) => !written.has(name));
  while (lines.at(-1)?.trim() === '') lines.pop();
  const made = [...lines, ...missing.map((name) => lineOf(name, wanted[name] ?? '')), ''].join(
    '\n',
  );
  const said = readVariables(made);
  const isDone =
    Object.entries(wanted).every(([name, value]) => said[name] === value) &&
    gone.every((name) => said[name] === undefined);
  return isDone ? { text: made, changed: [...changed, ...gone] } : undefined;
}

/** Node reads it back as it is meant. */
function lineOf(name: string, value: string): string {
  if (/^[\w.,:/@+-]*$/.test(value)) return `${name}=${value}`;
  const quote = ["'", '`', '"'].find((mark) => !value.includes(mark)) ?? "'";
  return `${name}=${quote}${value}${quote}`;
}
