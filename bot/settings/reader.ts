import { type Setting, settings } from './names';
import type { Parse } from './values';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting's value, to be asked for only when everything was fine. */
export type Value<T> = () => T;

/** Everything that is wrong with the settings, at once. Names settings and keys; holds no value. */
export class ConfigError extends Error {
  readonly code = 'config';
  readonly problems: readonly string[];

  /** @param opening says what they are wrong for, and ends in a colon */
  constructor(problems: readonly string[], opening = 'The settings do not allow a start:') {
    super([opening, ...problems].join('\n  '));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads settings one by one and gathers what is wrong with them. */
export interface Reader {
  isSet(name: Setting): boolean;
  required<T>(name: Setting, parse: Parse<T>): Value<T>;
  optional<T, const D>(name: Setting, parse: Parse<T>, otherwise: D): Value<T | D>;
  /** Notes a fault; `problem` must not repeat a value. */
  complain(name: Setting, problem: string, between?: string): void;
  /** Whether nothing was wrong with that setting so far. */
  isFine(name: Setting): boolean;
  /** The value of what is not there; {@link Reader.finish} throws before it is asked for. */
  readonly missing: Value<never>;
  /** Gives the whole, or throws a {@link ConfigError} with all that was wrong. */
  finish<T>(whole: Value<T>): T;
}

/**
 * An empty setting counts as unset; a name that begins like a setting but is none is a fault: it is misspelt.
 * @param opening what a fault is said to stand in the way of; without it, a start
 */
export function createReader(environment: Environment, opening?: string): Reader {
  const problems: { readonly name: string; readonly text: string }[] = [];
  for (const name of Object.keys(environment)) {
    if (name.startsWith('VISSLA_') && !settings.some((setting) => setting === name)) {
      problems.push({ name, text: `${name} is not a setting` });
    }
  }
  const valueOf = (name: Setting): string | undefined => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
  const complain: Reader['complain'] = (name, problem, between = ' ') => {
    problems.push({ name, text: `${name}${between}${problem}` });
  };
  const missing = (): never => {
    throw new ConfigError(
      problems.map(({ text }) => text),
      opening,
    );
  };
  const parsed = <T>(name: Setting, value: string, parse: Parse<T>): Value<T> => {
    const read = parse(value);
    if ('value' in read) return () => read.value;
    complain(name, read.problem);
    return missing;
  };
  return {
    isSet: (name) => valueOf(name) !== undefined,
    required: (name, parse) => {
      const value = valueOf(name);
      if (value !== undefined) return parsed(name, value, parse);
      complain(name, 'is missing');
      return missing;
    },
    optional: (name, parse, otherwise) => {
      const value = valueOf(name);
      return value === undefined ? () => otherwise : parsed(name, value, parse);
    },
    complain,
    isFine: (name) => problems.every((problem) => problem.name !== name),
    missing,
    finish: (whole) => (problems.length > 0 ? missing() : whole()),
  };
}
