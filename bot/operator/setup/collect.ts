import { settingNames } from '../../settings/names';
import { CommandRefused } from '../../settings/refused';
import { problemWith } from './check-answer';
import {
  type AnswerName,
  type Field,
  given,
  otherNames,
  questions,
  type SetupAnswers,
  unchosen,
} from './questions';

/** Asks a person one thing; `undefined` at the end of the input. */
export type Ask = (
  question: string,
  how: { readonly secret: boolean },
) => Promise<string | undefined>;

interface Collecting {
  /** The answers of an earlier run. */
  readonly before: SetupAnswers;
  /** Where a file of contacts is on this machine. */
  readonly contacts: (path: string) => string;
}

/** Asks the ten questions, each until it is right. Throws a {@link CommandRefused} at the end of input. */
export async function askAll(ask: Ask, { before, contacts }: Collecting): Promise<SetupAnswers> {
  const answers: Partial<Record<AnswerName, string>> = {};
  for (const [index, fields] of questions.entries())
    for (const field of fields) {
      if (field.when?.(answers) === false) continue;
      const { name } = field;
      let problem: string | undefined;
      do {
        const prompt = promptOf(index + 1, field, before, answers, problem);
        const typed = await ask(prompt, { secret: field.secret === true });
        if (typed === undefined)
          throw new CommandRefused(
            'The answers ended before the last question. Nothing was written.',
          );
        const value = typed.trim() || presetOf(field, before);
        const instead = value && field.insteadOf?.(value);
        if (instead) {
          problem = undefined;
          Object.assign(answers, instead);
        } else if (value === undefined)
          problem = field.optional === true ? undefined : `${name} is needed`;
        else {
          problem = problemWith({ name, value, before: answers, contacts });
          if (problem === undefined) answers[name] = value;
        }
      } while (problem !== undefined);
    }
  return withOthers(answers, before);
}

/**
 * Takes answers from a file: an object of texts by their names. An answer that is left out is the earlier
 * one, or the proposed one. Throws a {@link CommandRefused} with everything that is wrong, and with no answer
 * in it.
 */
export function takeAnswers(file: unknown, { before, contacts }: Collecting): SetupAnswers {
  const typed = textsIn(file);
  const answers: Partial<Record<AnswerName, string>> = {};
  const problems: string[] = [];
  const known = { ...before, ...typed };
  for (const field of questions.flat()) {
    const { name } = field;
    const derived = name === 'MESSENGERS' ? messengersOf(known) : undefined;
    if (derived !== undefined) known[name] ??= derived;
    if (field.when?.(answers) === false) {
      if (typed[name] !== undefined)
        problems.push(
          `${name} ${field.otherwise ?? 'belongs to a messenger that is not in MESSENGERS'}`,
        );
      continue;
    }
    const value = presetOf(field, known);
    if (value === undefined) {
      if (field.optional !== true) problems.push(`${name} is missing`);
      continue;
    }
    const problem = problemWith({ name, value, before: answers, contacts });
    if (problem === undefined) answers[name] = value;
    else problems.push(problem);
  }
  const rest = Object.entries(typed).filter(([name]) => !isAsked(name));
  const others = withOthers({ ...answers, ...Object.fromEntries(rest) }, before);
  for (const [name, value] of rest) {
    const given = { name: name as AnswerName, value, before: others, contacts };
    const problem = problemWith(given);
    if (problem !== undefined) problems.push(problem);
  }
  requireNone(problems);
  return others;
}

/** Refuses answers with everything that is wrong with them. Throws a {@link CommandRefused}. */
export function requireNone(problems: readonly string[]): void {
  if (problems.length > 0)
    throw new CommandRefused(
      ['The answers do not do; nothing was written:', ...problems].join('\n  '),
    );
}

/** The messengers that the settings name: neither an earlier run nor a file of answers lists them. */
export function messengersOf(answers: SetupAnswers): string | undefined {
  const { VISSLA_SLACK_BOT_TOKEN: slack, VISSLA_SLACK_APP_TOKEN: app } = answers;
  const named = [
    ...(answers.VISSLA_TEAMS_APP_ID === undefined ? [] : ['teams']),
    ...(slack === undefined ? [] : [app === undefined ? 'slack-http' : 'slack-socket']),
  ];
  return named.length === 0 ? undefined : named.join(',');
}

function promptOf(
  number: number,
  field: Field,
  before: SetupAnswers,
  answers: SetupAnswers,
  problem: string | undefined,
): string {
  const preset = presetOf(field, before);
  const says = typeof field.says === 'string' ? field.says : field.says(answers);
  const shown = field.secret === true ? 'as it is' : preset;
  const wrong = problem === undefined ? '' : `${problem}.\n`;
  return `${wrong}${number}. ${says}${preset === undefined ? '' : ` [${shown}]`}: `;
}

const presetOf = ({ name, preset }: Field, before: SetupAnswers): string | undefined =>
  before[name] ?? preset;

const isAsked = (name: string): boolean => questions.flat().some((field) => field.name === name);

/** Settings that are no question keep the value that they have, or get the one that belongs to this way. */
function withOthers(answers: SetupAnswers, before: SetupAnswers): SetupAnswers {
  const gone = unchosen(answers);
  const kept = Object.entries({ ...given, ...before }).filter(
    ([name]) => !isAsked(name) && !gone(name),
  );
  return { ...Object.fromEntries(kept), ...answers };
}

function textsIn(file: unknown): Partial<Record<AnswerName, string>> {
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    throw new CommandRefused('The file of answers must be one JSON object.');
  const known: readonly string[] = [...settingNames, ...otherNames];
  const problems: string[] = [];
  const texts: Partial<Record<AnswerName, string>> = {};
  for (const [name, value] of Object.entries(file)) {
    const shown = /^\w{1,40}$/.test(name) ? name : 'A name';
    if (!known.includes(name)) problems.push(`${shown} is no answer`);
    else if (typeof value !== 'string') problems.push(`${shown} must be a text`);
    else if (value.trim() !== '') texts[name as AnswerName] = value.trim();
  }
  requireNone(problems);
  return texts;
}
