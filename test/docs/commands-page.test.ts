import { programVersion } from '../../bot/platform/project-root';
import { programCommands } from '../support/houses/program-commands';
import { helpOf, runCommand } from '../support/houses/run-command';
import { namesIn, readFile, tableRows, wordsOf } from './read-docs';

const page = readFile('docs/commands.md');

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

interface Answered {
  readonly version: string;
  readonly wrong: number;
  readonly warnings: number;
  readonly findings: readonly Readonly<Record<'check' | 'kind' | 'says', string>>[];
}

/** The names of an answer's fields, with those of what it lists. */
function fieldsOf(answer: unknown): readonly string[] {
  return Object.entries(answer as object).flatMap(([name, value]) =>
    Array.isArray(value)
      ? [
          name,
          ...new Set(value.flatMap((one) => fieldsOf(one).map((below) => `${name}[].${below}`))),
        ]
      : [name],
  );
}

describe("the page of the operator's commands", () => {
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
      const said = await helpOf(command.split(' '));
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
      wordsOf('bot/operator/doctor/finding.ts', 'export type CheckName ='),
    );
  });

  it('promises to machines what doctor --json answers, and nothing else', async () => {
    // Settings that cannot be read, and the stores of nobody: one ends with 1 and the other with 0.
    const nowhere = {
      VISSLA_PORT: '0',
      VISSLA_DATABASE_URL: 'sqlite:/nowhere/vissla.db',
      VISSLA_VAULT: 'file:/nowhere/vault.json',
    };
    const promised = namesIn(tableRows(page, 'For machines'));
    const [kinds, fields] = [promised.slice(-4), promised.slice(0, -4)];
    const names = wordsOf('bot/operator/doctor/finding.ts', 'export type CheckName =');
    expect(kinds).toEqual(wordsOf('bot/operator/doctor/finding.ts', 'readonly kind:'));
    for (const [settings, exit] of [
      [{ VISSLA_PORT: 'x' }, 1],
      [nowhere, 0],
    ] as const) {
      const { code, out } = await runCommand(['doctor', '--json'], settings, {
        folder: '/nowhere',
      });
      const answers = [out, /^\{"version".*$/m.exec(sections.get('doctor') ?? '')?.[0] ?? ''];
      for (const answer of answers) expect(fieldsOf(JSON.parse(answer))).toEqual(fields);
      const { version, wrong, warnings, findings } = JSON.parse(out) as Answered;
      const count = (of: string): number => findings.filter(({ kind }) => kind === of).length;
      expect({ code, version, wrong, warnings }).toEqual({
        code: exit,
        version: programVersion(),
        wrong: count('wrong'),
        warnings: count('warning'),
      });
      expect(wrong > 0).toBe(exit === 1);
      const order = findings.map(({ check }) => names.indexOf(check));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(order[0]).toBe(0);
      expect(findings.filter(({ kind, says }) => !kinds.includes(kind) || says === '')).toEqual([]);
      const { out: lines } = await runCommand(['doctor'], settings, { folder: '/nowhere' });
      const heads = new Map(tableRows(page, 'For machines').map(([kind, head]) => [kind, head]));
      expect(
        lines
          .split('\n')
          .slice(0, -3)
          .map((line) => line.split(' ')[0]),
      ).toEqual(findings.map(({ kind }) => heads.get(`\`${kind}\``)?.replaceAll('`', '')));
    }
  });

  it('quotes sentences that the program has', () => {
    const sources = [
      'status.ts',
      'invite.ts',
      '../doctor/check-stores.ts',
      '../doctor/check-teams.ts',
      '../doctor/check-desks.ts',
      '../doctor/check-bot.ts',
      'write-manifests.ts',
      'write-rights.ts',
      'migrate.ts',
      'keys.ts',
      'proof.ts',
    ]
      .map((name) => readFile(`bot/operator/commands/${name}`))
      .join('\n');
    for (const sentence of [
      'Database and vault belong together: it has every key that the database needs.',
      'until there are',
      'The secret has expired.',
      'Nobody answers on',
      'Hand it over in person or by telephone, never in the chat.',
      'Days before today whose draft keys are kept:',
      "The bot's messaging endpoint in Azure is https://",
      'Swedish first, then English. Open it, try the addresses of the authorities, and put it on the intranet and on paper.',
      'To be run',
      'The proof holds: it was made here with',
      "the vault key, the pepper, the key of the proofs, the desks' keys and the days' draft keys are new. Half-finished dialogs start over.",
      'stays while a report from before is kept',
      'The earlier keys are still there; the bot destroys them from',
    ]) {
      expect(page).toContain(sentence);
      expect(sources).toContain(sentence);
    }
  });
});
