import { type Findings, findingsOf, orFine, reportsOf } from './finding';
import type { SeenProgram } from './look-at-program';

const { fine, skipped, wrong } = reportsOf('program');

/** The most paths that a finding names. */
const most = 3;

export function checkProgram(seen: SeenProgram | undefined): Findings {
  if (seen === undefined)
    return skipped('This is no package, so there is no list of files to compare with.');
  const differs = (paths: readonly string[], says: string): Findings | false =>
    paths.length > 0 &&
    wrong(
      `Of ${seen.count} files, ${says}: ${paths.length} (${named(paths)}). Ask who did it, and install the package again.`,
    );
  return orFine(
    findingsOf(
      differs(seen.missing, 'missing'),
      differs(seen.changed, 'not the one that was built'),
      seen.extra.length > 0 &&
        wrong(
          `Files that the package does not have: ${seen.extra.length}, in ${named([...new Set(seen.extra)])}. Ask who put them there, and take them away.`,
        ),
    ),
    fine(`Its ${seen.count} files are those that were built, and there is no other among them.`),
  );
}

const named = (paths: readonly string[]): string =>
  [...paths.slice(0, most), ...(paths.length > most ? ['…'] : [])].join(', ');
