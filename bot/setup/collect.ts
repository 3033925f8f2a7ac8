import { settingNames } from '../settings/names';
import { CommandRefused } from '../settings/refused';
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

/** Asks a person one thing; `undefined` when nobody answers any more. */
export type Ask = (
  question: string,
  how: { readonly secret: boolean },
) => Promise<string | undefined>;

interface Collecting {
  /** What is there from an earlier run. */
  readonly before: SetupAnswers;
  /** Where a file of contacts lies on this machine. */
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
        const typed = await ask(promptOf(index + 1, field, { before, answers, problem }), {
          secret: field.secret === true,
        });
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
          problem = problemWith(name, value, answers, contacts);
          if (problem === undefined) answers[name] = value;
        }
      } while (problem !== undefined);
    }
  return withOthers(answers, before);
}

/**
 * Takes answers from a file: an object of texts by their names. What it leaves out is what was there, or what
 * is proposed. Throws a {@link CommandRefused} with everything that is wrong, and with no answer in it.
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
    const problem = problemWith(name, value, answers, contacts);
    if (problem === undefined) answers[name] = value;
    else problems.push(problem);
  }
  const asked = new Set<string>(questions.flat().map(({ name }) => name));
  const rest = Object.fromEntries(Object.entries(typed).filter(([name]) => !asked.has(name)));
  const others = withOthers({ ...answers, ...rest }, before);
  for (const [name, value] of Object.entries(rest)) {
    const problem = problemWith(name as AnswerName, value, others, contacts);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length > 0)
    throw new CommandRefused(
      ['The answers do not do; nothing was written:', ...problems].join('\n  '),
    );
  return others;
}

/** Which messengers the settings name: what an earlier run, or a file of answers, does not say by itself. */
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
  {
    before,
    answers,
    problem,
  }: {
    readonly before: SetupAnswers;
    readonly answers: SetupAnswers;
    readonly problem: string | undefined;
  },
): string {
  const preset = presetOf(field, before);
  const says = typeof field.says === 'string' ? field.says : field.says(answers);
  const shown = field.secret === true ? 'as it is' : preset;
  const wrong = problem === undefined ? '' : `${problem}.\n`;
  return `${wrong}${number}. ${says}${preset === undefined ? '' : ` [${shown}]`}: `;
}

const presetOf = ({ name, preset }: Field, before: SetupAnswers): string | undefined =>
  before[name] ?? preset;

/** Settings that are no question keep the value that they have, or get the one that belongs to this way. */
function withOthers(answers: SetupAnswers, before: SetupAnswers): SetupAnswers {
  const asked = new Set<string>(questions.flat().map(({ name }) => name));
  const gone = unchosen(answers);
  const kept = Object.entries({ ...given, ...before }).filter(
    ([name]) => !asked.has(name) && !gone(name),
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
  if (problems.length > 0)
    throw new CommandRefused(
      ['The answers do not do; nothing was written:', ...problems].join('\n  '),
    );
  return texts;
}
