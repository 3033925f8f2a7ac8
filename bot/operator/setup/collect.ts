import { isProduction } from '../../settings/messengers';
import { settingNames } from '../../settings/names';
import { CommandRefused } from '../../settings/refused';
import { type AnswerName, given, holds, otherNames, type SetupAnswers, unchosen } from './answers';
import { completed, problemWith } from './check-answer';
import { type Field, questions } from './questions';

/** `undefined` at the end of the input. */
export type Ask = (
  question: string,
  how: { readonly secret: boolean },
) => Promise<string | undefined>;

/** A person is asked until each is right; a file is read all at once. */
export type AnswersFrom =
  | { readonly kind: 'person'; readonly ask: Ask }
  | { readonly kind: 'file'; readonly json: unknown };

interface Collecting {
  readonly before: SetupAnswers;
  readonly contacts: (path: string) => string;
  /** Keeps the answers of a person, after each; none of them is a secret. */
  readonly keep: (answers: SetupAnswers) => void;
}

/**
 * One that a file leaves out is the earlier one, or the proposed one. Throws a {@link CommandRefused} with
 * everything that is wrong with a file, and with no answer in it, or where a person breaks off.
 */
export async function collect(
  from: AnswersFrom,
  { before, contacts, keep }: Collecting,
): Promise<SetupAnswers> {
  const typed = from.kind === 'file' ? textsIn(from.json) : {};
  const known = { ...before, ...typed };
  const MESSENGERS = known.MESSENGERS ?? messengersOf(known);
  if (MESSENGERS !== undefined) known.MESSENGERS = MESSENGERS;
  const answers: Partial<Record<AnswerName, string>> = {};
  const problems: string[] = [];
  const proposalOf = (field: Field): string | undefined =>
    known[field.name] ??
    field.preset ??
    (from.kind === 'person' && field.proposed ? answers[field.proposed] : undefined);
  for (const [index, fields] of questions.entries())
    for (const field of fields) {
      const { name } = field;
      if (!holds[field.when ?? 'always'](answers)) {
        if (typed[name] !== undefined)
          problems.push(
            `${name} ${field.otherwise ?? 'belongs to a messenger that is not in MESSENGERS'}`,
          );
        continue;
      }
      let problem: string | undefined;
      do {
        const prompt = promptOf(index + 1, field, proposalOf(field), answers, problem);
        const isHidden = field.secret === true && field.isShown !== true;
        const line = from.kind === 'file' ? '' : await from.ask(prompt, { secret: isHidden });
        if (line === undefined) {
          throw new CommandRefused(
            'The answers ended before the last question. Those that are no secret are kept: call this again to go on. Nothing else was written.',
          );
        }
        const given = line.trim() || proposalOf(field);
        const value = given && completed(name, given);
        const instead = value && field.insteadOf?.(value, answers);
        problem = undefined;
        if (line.trim() === '?') problem = `${name}: docs/settings.md explains it`;
        else if (instead) Object.assign(answers, instead);
        else if (value !== undefined) {
          problem = problemWith({ name, value, before: answers, contacts });
          if (problem === undefined) answers[name] = value;
        } else if (field.optional === undefined || !holds[field.optional](answers))
          problem = `${name} is missing`;
      } while (problem !== undefined && from.kind === 'person');
      // After each: however the questions end, the answers are there the next time.
      if (from.kind === 'person') keep(withoutSecrets(answers));
      if (problem !== undefined) problems.push(problem);
    }
  const rest = Object.entries(typed).filter(([name]) => !isAsked(name));
  const others = withOthers({ ...answers, ...Object.fromEntries(rest) }, before);
  for (const [name, value] of rest) {
    const problem = problemWith({ name: name as AnswerName, value, before: others, contacts });
    if (problem !== undefined) problems.push(problem);
  }
  requireNone(problems);
  return others;
}

/** Or may hold one: a password in an address, a token in a command. */
export const isSecret = (name: string): boolean =>
  ['VISSLA_DATABASE_URL', 'VISSLA_TEAMS_PIECE_URL', 'VISSLA_ALERT'].includes(name) ||
  questions.flat().some((field) => field.name === name && field.secret === true);

/** Throws a {@link CommandRefused} with all of them. */
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
  if (named.length > 0) return named.join(',');
  return isProduction(answers) ? 'none' : undefined;
}

function promptOf(
  number: number,
  field: Field,
  preset: string | undefined,
  answers: SetupAnswers,
  problem: string | undefined,
): string {
  const says = typeof field.says === 'string' ? field.says : field.says(answers);
  const shown = field.secret === true ? 'as it is' : preset;
  const wrong = problem === undefined ? '' : `${problem}.\n`;
  return `${wrong}${number}. ${says}${preset === undefined ? '' : ` [${shown}]`}: `;
}

const withoutSecrets = (answers: SetupAnswers): SetupAnswers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !isSecret(name)));

const isAsked = (name: string): boolean => questions.flat().some((field) => field.name === name);

/** Settings that are no question keep their value, or get the one that belongs to this way. */
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
