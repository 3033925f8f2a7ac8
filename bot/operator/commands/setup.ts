import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { linesOf } from '../../domain/lines-of';
import { hourAt, systemClock } from '../../platform/clock';
import { projectRoot } from '../../platform/project-root';
import { chosenPolicy, readConfig } from '../../settings/config';
import { type Environment, settingsIn } from '../../settings/reader';
import { CommandRefused } from '../../settings/refused';
import { describeChange } from '../../start/advice-on-pass';
import { lookAround } from '../doctor/examine';
import type { SetupAnswers } from '../setup/answers';
import { type AnswersFrom, isSecret } from '../setup/collect';
import { links, paths, serversOf } from '../setup/settings-files';
import { type SetUp, setUp } from '../setup/setup';
import { type FileChange, type System, systemAt } from '../setup/system';
import type { CommandAnswer, Context } from './context';
import { report } from './doctor';

/** `root` is the folder of another system, or one to try it in. */
interface Words {
  readonly root?: string;
}

export function getSettings({ terminal }: Context, name?: string): CommandAnswer {
  const set = Object.entries(settingsIn(terminal.environment))
    .filter(([one, value]) => one === (name ?? one) && Boolean(value))
    .map(([one, value]) => [one, isSecret(one) ? '(set)' : value] as const);
  const lines = set.map((one) => one.join('='));
  const none = name === undefined ? 'Nothing is set.' : `${name} is not set.`;
  return { lines: set.length > 0 ? lines : [none], json: Object.fromEntries(set) };
}

/** Throws a {@link CommandRefused}. */
export async function setSetting(
  context: Context,
  name: string,
  typed: string | undefined,
  words: Words,
): Promise<CommandAnswer> {
  const value = typed ?? (await context.terminal.ask?.(`${name}: `, { secret: true })) ?? '';
  if (typed === undefined && value === '')
    throw new CommandRefused("Nothing was typed. To take a setting out, give '' as its value.");
  const expiredOpened = value.trim() === '' ? { expiredOpened: name } : {};
  return setUpSystem(context, { ...words, ...expiredOpened, answers: { [name]: value } });
}

/**
 * Writes the settings, looks at everything as `doctor` does, and says what comes next. Fails where something
 * is wrong. Throws a {@link CommandRefused}.
 */
export async function setUpSystem(
  context: Context,
  words: Words & { readonly answers?: string | object; readonly expiredOpened?: string },
): Promise<CommandAnswer> {
  const { terminal, folder } = context;
  const isRoot = process.getuid?.() === 0;
  const root = resolve(folder, words.root ?? '/');
  if (root === '/' && !isRoot)
    throw new CommandRefused(
      'Only root may do this. Call it as root, or try it with --root FOLDER.',
    );
  const from = answersFrom(terminal, folder, words.answers);
  const system = systemAt(root, isRoot, systemClock().today());
  if (root === '/' && !system.hasAccount)
    throw new CommandRefused(
      'There is no account vissla. Install the package first, or the archive with its system/install.sh: they make it. Nothing was written.',
    );
  const done = await setUp(system, from, projectRoot(__dirname), words.expiredOpened);
  const { changes, right, ownersGiven } = done;
  const finish = await finishSetup(context, system, done);
  return {
    lines: linesOf(
      ...changes.map(lineOf),
      `Right already: ${right}.`,
      !ownersGiven &&
        'No file was given to root or to the account vissla: that takes root, and the account.',
      typeof words.answers === 'string' && 'The file of answers holds secrets: delete it.',
      '',
      ...finish.lines,
    ),
    json: { changes, right, ownersGiven, ...finish.json },
  };
}

function answersFrom(
  { ask }: Context['terminal'],
  folder: string,
  given: string | object | undefined,
): AnswersFrom {
  if (typeof given === 'object') return { kind: 'file', json: given };
  if (given === undefined) {
    if (ask === undefined)
      throw new CommandRefused('Nobody can be asked here: give the answers with --answers FILE.');
    return { kind: 'person', ask };
  }
  try {
    return { kind: 'file', json: JSON.parse(readFileSync(resolve(folder, given), 'utf8')) };
  } catch {
    // The parser's message would quote a secret.
    throw new CommandRefused('The file of answers cannot be read, or is not JSON.');
  }
}

const lineOf = ({ path, did, what }: FileChange): string =>
  `${did}: ${path}${what === undefined ? '' : ` (${what})`}`;

/** Adds the steps left to do by hand. It starts nothing. */
async function finishSetup(
  { terminal, paint, fail }: Pick<Context, 'terminal' | 'paint' | 'fail'>,
  system: System,
  { answers, settings, changes, before }: SetUp,
): Promise<{ readonly lines: readonly string[]; readonly json: object }> {
  const surroundings = {
    environment: { ...withoutSettings(terminal.environment), ...settings },
    nodeOptions: [`--env-file=${system.at(paths.settings)}`],
  };
  const looked = report(await lookAround(surroundings, system.at('/var/lib/vissla')), paint);
  if (looked.json.wrong > 0) fail();
  const hasBegun = existsSync(settings.VISSLA_MARK ?? '');
  const next = hasBegun
    ? stepsAfter(changes.length > 0, passChange(before, settings))
    : firstSteps(answers);
  return {
    lines: [...looked.lines, '', 'Next:', ...next.map((step, at) => `${at + 1}. ${step}`)],
    json: { doctor: looked.json, next },
  };
}

function stepsAfter(isChanged: boolean, pass: string | undefined): readonly string[] {
  const restart =
    'systemctl daemon-reload && systemctl restart vissla: until then the bot runs with what it read at its start.';
  return linesOf(isChanged && linesOf(restart, pass).join(' '), 'vissla doctor');
}

function passChange(before: SetupAnswers, settings: Environment): string | undefined {
  const clock = systemClock();
  const names = ['VISSLA_PASSES', 'VISSLA_PASS_HOUR', 'VISSLA_PASS_WEEKDAY'] as const;
  const earlier = Object.fromEntries(names.map((name) => [name, before[name]]));
  if (earlier.VISSLA_PASSES === undefined) return undefined;
  const now = { today: clock.today(), hour: hourAt(clock.now()) };
  const held = chosenPolicy(readConfig({ ...settings, ...earlier }));
  return describeChange(held, chosenPolicy(readConfig(settings)), now);
}

function firstSteps(answers: SetupAnswers): readonly string[] {
  const { HOST: host, MESSENGERS: messengers } = answers;
  return linesOf(
    'systemctl daemon-reload && vissla begin && systemctl enable --now vissla vissla-doctor.timer',
    ...serversOf(answers).map(
      ({ file, host }) =>
        `A certificate for ${host}, then: ln -s ${paths[file]} ${links[file]} && nginx -t && systemctl reload nginx`,
    ),
    messengers !== 'none' && `vissla manifest${host === undefined ? '' : ` ${host}`}`,
    'vissla doctor',
    'vissla invite --desk whistleblowing --title TITLE, twice',
  );
}

/** The service does not get the command's own environment. */
function withoutSettings(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('VISSLA_')),
  );
}
