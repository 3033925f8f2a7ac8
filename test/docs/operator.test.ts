import { programCommands } from '../support/houses/program-commands';
import { runCommand } from '../support/houses/run-command';
import { namesIn, readFile, tableRows, wordsOf } from './read-docs';

const page = readFile('docs/operator.md');

async function help(words: readonly string[]): Promise<string> {
  const { code, out } = await runCommand([...words, '--help']);
  expect(code).toBe(0);
  return out;
}

/** What the help says before its list of commands: usage, arguments, options. */
const optionsIn = (said: string): string[] =>
  [
    ...(said.split('Options:\n')[1]?.split('\nGlobal Options:')[0] ?? '').matchAll(
      /^ {2}(?:-\w, )?(--[\w-]+)/gm,
    ),
  ]
    .flatMap(([, option]) => option ?? [])
    .filter((option) => option !== '--help');

/** Each section's text by its heading. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n')[0] ?? '', section] as const),
);

describe("the operator's page", () => {
  it('has a section for each command of the program, and for no other', () => {
    expect([...sections.keys()]).toEqual(programCommands());
  });

  it('names each option of a command in its section, and no option that it does not have', async () => {
    for (const [command, whole] of sections) {
      // doctor's advice names other commands, with theirs.
      const section = whole.replace(
        /`(?:npm run vissla -- )?(invite|migrate|manifest|keys)\b[^`]*`/g,
        (said, name: string) => (name === command.split(' ')[0] ? said : ''),
      );
      const said = await help(command.split(' '));
      const named = new Set(
        [...section.matchAll(/(?<![\w-])--[a-z][\w-]*/g)].map(([option]) => option),
      );
      const has = optionsIn(said);
      expect([command, [...named].filter((option) => !said.includes(option))]).toEqual([
        command,
        [],
      ]);
      expect([command, has.filter((option) => !named.has(option))]).toEqual([command, []]);
    }
  });

  it('explains every check of doctor, in the order of the report', () => {
    expect(namesIn(tableRows(page, 'doctor'))).toEqual(
      wordsOf('bot/doctor/finding.ts', 'export type CheckName ='),
    );
  });

  it('quotes sentences that the program has', () => {
    const sources = [
      'status.ts',
      'invite.ts',
      '../doctor/check-stores.ts',
      '../doctor/check-teams.ts',
      '../doctor/check-desks.ts',
      'write-manifests.ts',
      'migrate-command.ts',
      'describe-keys.ts',
    ]
      .map((name) => readFile(`bot/cli/${name}`))
      .join('\n');
    for (const sentence of [
      'Database and vault belong together: it has every key that the database needs.',
      'until there are',
      'The secret has expired.',
      'Hand it over in person or by telephone, never in the chat.',
      'Waits for the release:',
      'Days before today whose draft keys are kept:',
      "The bot's messaging endpoint in Azure is https://",
      'To be run',
      "the vault key, the pepper, the desks' keys and the days' draft keys are new. Half-finished dialogs start over.",
      'stays while a report from before is kept',
      'The earlier keys are still there; the bot destroys them from',
    ]) {
      expect(page).toContain(sentence);
      expect(sources).toContain(sentence);
    }
  });
});
