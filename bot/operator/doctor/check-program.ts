import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { attempt } from '../../domain/attempt';
import { projectRoot } from '../../platform/project-root';
import { type Findings, findingsOf, orFine, reportsOf } from './finding';

const { fine, skipped, wrong } = reportsOf('program');

/** The list of hashes in a package's folder, in the form of `sha256sum`. */
export const filesList = 'files.sha256';

/** The most paths that a finding names: the list's own, and no name that others gave. */
const most = 3;

/** Compares the program's files with the package's list, which a clone does not have. */
export function checkProgram(home = projectRoot(__dirname)): Findings {
  const text = attempt(() => readFileSync(join(home, filesList), 'utf8'));
  if (text === undefined)
    return skipped('This is no package, so there is no list of files to compare with.');
  const listed = new Map(
    [...text.matchAll(/^([\da-f]{64}) {2}(.+)$/gm)].map(([, hash = '', path = '']) => [path, hash]),
  );
  const found = [...listed].map(([path, hash]) => [path, stateOf(join(home, path), hash)] as const);
  const differs = (state: ReturnType<typeof stateOf>, says: string): Findings | false => {
    const paths = found.flatMap(([path, own]) => (own === state ? [path] : []));
    return (
      paths.length > 0 &&
      wrong(
        `Of ${listed.size} files, ${says}: ${paths.length} (${named(paths)}). Ask who did it, and install the package again.`,
      )
    );
  };
  const extra = extraIn(home, listed);
  return orFine(
    findingsOf(
      differs('missing', 'missing'),
      differs('changed', 'not the one that was built'),
      extra.length > 0 &&
        wrong(
          `Files that the package does not have: ${extra.length}, in ${named([...new Set(extra)])}. Ask who put them there, and take them away.`,
        ),
    ),
    fine(`Its ${listed.size} files are those that were built, and there is no other among them.`),
  );
}

const named = (paths: readonly string[]): string =>
  [...paths.slice(0, most), ...(paths.length > most ? ['…'] : [])].join(', ');

function stateOf(path: string, hash: string): 'same' | 'changed' | 'missing' {
  try {
    // A link may lead to what others can change later.
    if (!lstatSync(path).isFile()) return 'changed';
    const now = createHash('sha256').update(readFileSync(path)).digest('hex');
    return now === hash ? 'same' : 'changed';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A file that this account may not read is not the one that everybody may read.
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'changed';
  }
}

/**
 * The listed folder of each file that the list does not have. What is beside the package's own folders, such
 * as `data/`, the program never loads.
 */
function extraIn(home: string, listed: ReadonlyMap<string, string>): readonly string[] {
  const folders = new Set(['.']);
  for (const path of listed.keys())
    for (let above = dirname(path); above !== '.'; above = dirname(above)) folders.add(above);
  const namedFor = (path: string): string => (folders.has(path) ? path : namedFor(dirname(path)));
  return filesBelow(home)
    .map((path) => relative(home, path))
    .filter((path) => !listed.has(path) && folders.has(path.split(sep)[0] ?? ''))
    .map((path) => namedFor(dirname(path)));
}

/** A link to a folder counts as a file: what is behind it is elsewhere. */
function filesBelow(folder: string): readonly string[] {
  const entries = attempt(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
