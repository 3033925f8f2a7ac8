import { z } from 'zod/v4';
import { type SettingName, settingNames } from './names';
import { Refused } from './refused';

/**
 * The environment's names that were meant as settings, in a sentence each without a value. A name may begin
 * like one and be none. It may be a letter or two off a setting that is not set. Or an invisible sign hides
 * it, as a byte order mark on a file's first line does.
 */
export function misspelt(environment: Environment): readonly string[] {
  return Object.keys(environment).flatMap((name) => faultOf(name, environment) ?? []);
}

function faultOf(name: string, environment: Environment): string | undefined {
  if (settingNames.some((known) => known === name)) return undefined;
  const seen = name.replace(/[^\x21-\x7e]/g, '');
  if (settingNames.some((known) => known === seen))
    return `${seen} is hidden by a sign that cannot be seen, as a byte order mark: save the file as UTF-8 without one`;
  if (name.startsWith('VISSLA_')) return `${name} is not a setting`;
  const meant = nearestTo(name.toUpperCase());
  if (meant === undefined || (environment[meant] ?? '').trim() !== '') return undefined;
  return `${name} is not a setting, but nearly ${meant}: correct it, or set that one too`;
}

function nearestTo(name: string): SettingName | undefined {
  const within = (letters: number): SettingName | undefined =>
    settingNames.find((known) => isNear(name, known, letters));
  return within(0) ?? within(1) ?? within(2);
}

/** Whether so many letters to insert, delete, replace or swap with their neighbour make `one` the other. */
function isNear(one: string, other: string, letters: number): boolean {
  if (one === other) return true;
  if (letters === 0) return false;
  const [[first, second], [itsFirst, itsSecond]] = [one, other];
  const [a, b] = [one.slice(1), other.slice(1)];
  if (first === itsFirst) return isNear(a, b, letters);
  const isSwapped = first === itsSecond && second === itsFirst;
  const rests = [[a, other], [one, b], [a, b], ...(isSwapped ? [[a.slice(1), b.slice(1)]] : [])];
  return rests.some(([left = '', right = '']) => isNear(left, right, letters - 1));
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** `undefined` for one that is not set. */
export type Given = Readonly<Partial<Record<SettingName, string>>>;

/** All problems of the settings at once. Names settings and keys, and holds no value. */
export class ConfigError extends Refused<'config'> {
  readonly problems: readonly string[];

  /** @param opening says what the problems prevent, and ends in a colon */
  constructor(problems: readonly string[], opening = 'The settings do not allow a start:') {
    super('config', [opening, ...problems].join('\n  '));
    this.problems = problems;
  }
}

/**
 * Each schema reads its own part of the settings. Throws a {@link ConfigError} with all problems. A schema's
 * message continues from the name of its setting, and must not repeat the value.
 * @param parts may depend on which settings are set
 * @param opening says what the problems prevent; a start if left out
 */
export function readSettings<const P extends Readonly<Record<string, z.ZodType>>>(
  environment: Environment,
  parts: (given: Given) => P,
  opening?: string,
): { readonly [Part in keyof P]: z.output<P[Part]> } {
  const given = settingsIn(environment);
  const problems = [...misspelt(environment)];
  const read: Record<string, unknown> = {};
  for (const [part, schema] of Object.entries(parts(given))) {
    const parsed = schema.safeParse(given);
    if (parsed.success) read[part] = parsed.data;
    else problems.push(...parsed.error.issues.map(sentenceOf));
  }
  if (problems.length > 0) throw new ConfigError(problems, opening);
  return read as { readonly [Part in keyof P]: z.output<P[Part]> };
}

/** Settings by the program's names for them: each one's own name, and its schema. */
type SchemaFields = Readonly<Record<string, readonly [SettingName, z.ZodType]>>;
type ValuesOf<F extends SchemaFields> = { readonly [Key in keyof F]: z.output<F[Key][1]> };

export function schemaOf<const F extends SchemaFields>(fields: F): z.ZodType<ValuesOf<F>> {
  return z.object(Object.fromEntries(Object.values(fields))).transform((read) => {
    const named = Object.entries(fields).map(([key, [name]]) => [key, read[name]]);
    return Object.freeze(Object.fromEntries(named)) as ValuesOf<F>;
  });
}

/** Trimmed. An empty one counts as not set. */
export function settingsIn(environment: Environment): Given {
  const given: Given = {};
  for (const name of settingNames) {
    // Read only on demand: a test sees which settings a start reads.
    const get = (): string | undefined => {
      const value = environment[name]?.trim();
      return value === '' ? undefined : value;
    };
    Object.defineProperty(given, name, { enumerable: true, get });
  }
  return given;
}

/** A message that names a setting itself is about that one. */
function sentenceOf({ path, message }: z.core.$ZodIssue): string {
  if (message.startsWith('VISSLA_')) return message;
  return `${String(path[0])}${message.startsWith(':') ? '' : ' '}${message}`;
}
