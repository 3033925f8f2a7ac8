import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '../platform/clock';
import { projectRoot } from '../platform/project-root';
import { CommandRefused } from '../settings/refused';
import type { MachineChange } from '../setup/machine';
import { machineAt } from '../setup/machine';
import { type AnswersFrom, setUp } from '../setup/setup';
import type { CommandAnswer, Context } from './context';
import { finishSetup } from './finish-setup';

/** What was typed after `setup`. */
export interface SetupWords {
  readonly answers?: string;
  readonly root?: string;
}

/** Sets the machine up, looks at everything, and says what comes next. Throws a {@link CommandRefused}. */
export async function setUpMachine(
  { terminal, folder, paint }: Pick<Context, 'terminal' | 'folder' | 'paint'>,
  { answers: file, root: typed }: SetupWords,
): Promise<CommandAnswer> {
  const isRoot = process.getuid?.() === 0;
  const root = typed === undefined ? '/' : resolve(folder, typed);
  if (root === '/' && !isRoot)
    throw new CommandRefused(
      'Only root may do this. Call it as root, or try it with --root FOLDER.',
    );
  const from = answersFrom(terminal, folder, file);
  mkdirSync(root, { recursive: true });
  const machine = machineAt(root, isRoot, systemClock().today());
  const done = await setUp(machine, from, projectRoot(__dirname));
  const { changes, right, ownersGiven } = done;
  const finish = await finishSetup(terminal, machine, done, paint);
  return {
    lines: [
      ...changes.map(lineOf),
      `Right already: ${right}.`,
      ...(ownersGiven
        ? []
        : [
            'No file was given to root or to the account vissla: that takes root, and the account.',
          ]),
      ...(file === undefined ? [] : ['The file of answers holds secrets: delete it.']),
      '',
      ...finish.lines,
    ],
    json: { changes, right, ownersGiven, ...finish.json },
  };
}

function answersFrom(
  { ask }: Context['terminal'],
  folder: string,
  file: string | undefined,
): AnswersFrom {
  if (file === undefined) {
    if (ask === undefined)
      throw new CommandRefused('Nobody can be asked here: give the answers with --answers FILE.');
    return { kind: 'person', ask };
  }
  try {
    return { kind: 'file', json: JSON.parse(readFileSync(resolve(folder, file), 'utf8')) };
  } catch {
    // The parser's message would quote a secret.
    throw new CommandRefused('The file of answers cannot be read, or is not JSON.');
  }
}

const verbs = {
  made: 'Made',
  changed: 'Changed',
  'set right': 'Owner and mode set right',
} as const;

function lineOf({ path, did, what }: MachineChange): string {
  return `${verbs[did]}: ${path}${what === undefined || what === '' ? '' : ` (${what})`}`;
}
