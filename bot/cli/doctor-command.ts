import type { Command } from 'commander';
import type { Finding } from '../doctor/finding';
import { systemClock } from '../platform/clock';
import { programVersion } from '../platform/program-version';
import type { CommandAnswer, Context, Paint } from './context';

/** `doctor`: looks at everything, says what is wrong and what to do. Ends with 1 when something is wrong. */
export function addDoctorCommand(program: Command, context: Context): void {
  const { terminal, folder, paint, answer, fail } = context;
  program
    .command('doctor')
    .description('look at everything, and say what is wrong and what to do')
    .action(async () => {
      const { examine } = await import('../doctor/examine.js');
      const { realProbes } = await import('../doctor/real-probes.js');
      const clock = systemClock();
      const findings = await examine(realProbes(terminal, folder, () => clock.now()));
      answer(report(findings, paint));
      if (findings.some(({ kind }) => kind === 'wrong')) fail();
    });
}

/** What `doctor --json` answers; docs/operator.md promises it to machines. */
interface DoctorAnswer {
  readonly version: string;
  /** How many findings are wrong; the exit code is 1 where there is one. */
  readonly wrong: number;
  readonly warnings: number;
  readonly findings: readonly Finding[];
}

/** How each kind of line begins. */
const heads: Readonly<
  Record<Finding['kind'], { readonly word: string; readonly paint: keyof Paint }>
> = {
  fine: { word: 'ok', paint: 'good' },
  warning: { word: 'warning', paint: 'doubtful' },
  wrong: { word: 'wrong', paint: 'bad' },
  skipped: { word: 'skipped', paint: 'faint' },
};

/** What was found, a line each, and how much of it is wrong. */
export function report(findings: readonly Finding[], paint: Paint): CommandAnswer {
  const count = (kind: Finding['kind']): number =>
    findings.filter((finding) => finding.kind === kind).length;
  const [wrongs, warnings] = [count('wrong'), count('warning')];
  return {
    lines: [
      ...findings.map(({ kind, check, says }) => {
        const { word, paint: colour } = heads[kind];
        return `${paint[colour](word.padEnd(7))}  ${check.padEnd(9)}  ${says}`;
      }),
      '',
      wrongs + warnings === 0 ? 'Nothing is wrong.' : `Wrong: ${wrongs}. Warnings: ${warnings}.`,
    ],
    json: { version: programVersion(), wrong: wrongs, warnings, findings } satisfies DoctorAnswer,
  };
}
