import { programVersion } from '../../platform/project-root';
import { lookAround } from '../doctor/examine';
import type { Finding } from '../doctor/finding';
import type { CommandAnswer, Context, Paint } from './context';

export async function lookAtAll(
  { terminal, folder, paint, fail }: Context,
  { metrics }: { readonly metrics?: boolean },
): Promise<CommandAnswer> {
  const looked = report(await lookAround(terminal, folder, metrics), paint);
  if (looked.json.wrong > 0) fail();
  return looked;
}

interface DoctorAnswer {
  readonly version: string;
  /** The exit code is 1 where there is one. */
  readonly wrong: number;
  readonly warnings: number;
  readonly findings: readonly Finding[];
}

const colours = { fine: 'good', warning: 'doubtful', wrong: 'bad', skipped: 'faint' } as const;

/** A line each. */
export function report(
  findings: readonly Finding[],
  paint: Paint,
): CommandAnswer & { readonly json: DoctorAnswer } {
  const count = (kind: Finding['kind']): number =>
    findings.filter((finding) => finding.kind === kind).length;
  const [wrongs, warnings] = [count('wrong'), count('warning')];
  return {
    lines: [
      ...findings.map(({ kind, check, says }) => {
        const head = (kind === 'fine' ? 'ok' : kind).padEnd(7);
        return `${paint[colours[kind]](head)}  ${check.padEnd(9)}  ${says}`;
      }),
      '',
      wrongs + warnings === 0 ? 'Nothing is wrong.' : `Wrong: ${wrongs}. Warnings: ${warnings}.`,
    ],
    json: { version: programVersion(), wrong: wrongs, warnings, findings },
  };
}
