import { Command } from 'commander';
import { addCommands } from '../../bot/operator/commands/commands';
import { createPaint } from '../../bot/operator/commands/run';

const unused = (): never => {
  throw new Error('no command is run here');
};

/** Every command of `vissla`, as `--help` knows it; none of them can be run. */
export function describedProgram(): Command {
  const program = new Command('vissla');
  addCommands(program, {
    terminal: { environment: {}, out: unused, error: unused },
    folder: '',
    paint: createPaint(false),
    answer: unused,
    fail: unused,
  });
  return program;
}

/** A command and those below it, each with its words: `keys`, `keys rotate`. */
interface Named {
  readonly words: string;
  readonly command: Command;
}

function namedIn(above: Command, words: readonly string[] = []): readonly Named[] {
  return above.commands.flatMap((command) => {
    const own = [...words, command.name()];
    return [{ words: own.join(' '), command }, ...namedIn(command, own)];
  });
}

/** What is typed behind a command's words: commands below it, and its options. */
const follows = ({ commands, options }: Command): string =>
  [
    ...commands.map((command) => command.name()),
    ...options.map(({ long }) => long ?? ''),
    '--help',
  ].join(' ');

/** The completion for bash, from what the commands say of themselves. */
export function completion(): string {
  const program = describedProgram();
  // The longest words come first.
  const cases = [...namedIn(program)]
    .reverse()
    .map(({ words, command }) => `    '${words} '*) next='${follows(command)}' ;;\n`);
  return `_vissla() {
  local next typed="\${COMP_WORDS[*]:1:COMP_CWORD-1} "
  case "$typed" in
${cases.join('')}    *) next='${follows(program)} --json --alert --version' ;;
  esac
  COMPREPLY=($(compgen -W "$next" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _vissla vissla
`;
}

/** The manual page, from what the commands say of themselves. */
export function manualPage(version: string): string {
  const sections = namedIn(describedProgram()).map(({ words, command }) => {
    const given = [
      ...command.registeredArguments.map((one) => [one.name(), one.description] as const),
      ...command.options.map(({ flags, description }) => [flags, description] as const),
    ];
    return [
      `.SS ${roff(words)} ${roff(command.usage())}`,
      `${roff(command.description())}.`,
      ...given.flatMap(([head, says]) => ['.TP', `.B ${roff(head)}`, roff(says)]),
    ].join('\n');
  });
  return `.TH VISSLA 8 "" "Vissla ${version}"
.SH NAME
vissla \\- look at and change a whistleblowing bot beside its running process
.SH SYNOPSIS
.B vissla
[\\-\\-json] [\\-\\-alert]
.I command
.SH DESCRIPTION
Call it as root. It ends with 0 when all is well, with 1 when something is refused, failed or wrong, and with 2
for words that are none of a command. \\-\\-json answers with one line of JSON. \\-\\-alert also runs the command in
VISSLA_ALERT where it fails.
.SH COMMANDS
${sections.join('\n')}
.SH FILES
.TP
.I /etc/vissla/vissla.env
the settings
.TP
.I /var/log/vissla/vissla.log
what the bot says; codes.md explains it
.TP
.I /usr/lib/vissla/guides/docs
the guides: begin with operator.md
`;
}

/** Text as a manual page holds it: hyphens are meant, and no line is a request. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1');
