import { z } from 'zod/v4';
import { misspelt } from './misspelt';
import { type SettingName, settingNames } from './names';
import { Refused } from './refused';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What each setting says; `undefined` for one that is not set. */
export type Given = Readonly<Partial<Record<SettingName, string>>>;

/** Everything that is wrong with the settings, at once. Names settings and keys; holds no value. */
export class ConfigError extends Refused<'config'> {
  readonly problems: readonly string[];

  /** @param opening says what they are wrong for, and ends in a colon */
  constructor(problems: readonly string[], opening = 'The settings do not allow a start:') {
    super('config', [opening, ...problems].join('\n  '));
    this.problems = problems;
  }
}

/**
 * Reads settings by schemas, each of which takes its own part of them. Gives what each schema makes of its
 * part, or throws a {@link ConfigError} with everything that is wrong. A message of a schema goes on from the
 * name of its setting, and must not repeat the value.
 *
 * @param parts may depend on which settings are set
 * @param opening what a fault is said to stand in the way of; without it, a start
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

/** Settings by the names that the program has for them: each one's own name, and how it is read. */
type Fields = Readonly<Record<string, readonly [SettingName, z.ZodType]>>;
type ValuesOf<F extends Fields> = { readonly [Key in keyof F]: z.output<F[Key][1]> };

/** The schema of several settings. Gives their values by the names that the program has for them. */
export function schemaOf<const F extends Fields>(fields: F): z.ZodType<ValuesOf<F>> {
  return z.object(Object.fromEntries(Object.values(fields))).transform((read) => {
    const named = Object.entries(fields).map(([key, [name]]) => [key, read[name]]);
    return Object.freeze(Object.fromEntries(named)) as ValuesOf<F>;
  });
}

/**
 * The schema of settings none of which may be set.
 *
 * @param problem makes a sentence of "VISSLA_A, VISSLA_B are set"
 */
export function noneOf(
  names: readonly SettingName[],
  problem: (areSet: string) => string,
): z.ZodType<undefined> {
  const given = z.object(Object.fromEntries(names.map((name) => [name, z.string().optional()])));
  return given.transform((found, context) => {
    const set = names.filter((name) => found[name] !== undefined);
    const are = `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set`;
    if (set.length > 0) context.addIssue(problem(are));
    return undefined;
  });
}

/** The settings of an environment, without the space around them. An empty one counts as not set. */
export function settingsIn(environment: Environment): Given {
  const given: Given = {};
  for (const name of settingNames) {
    // Read only when it is asked for: a test sees which settings a start reads.
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
