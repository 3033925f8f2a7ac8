/**
 * Ends the process, with one sentence, on a Node that is too old for the program. Imported before everything
 * else, in syntax that Node 12 reads, and imports nothing itself.
 */

/** The oldest Node that runs the program: better-sqlite3 13 ends the process of an older one. */
const least = [22, 14] as const;

/** What to do about a Node of this version; nothing where it runs the program. */
export function adviceOnNode(version: string): string | undefined {
  const [major, minor] = version.split('.').map(Number);
  const isOld = Number(major) < least[0] || (major === least[0] && Number(minor) < least[1]);
  return isOld
    ? 'Vissla needs Node ' +
        least.join('.') +
        ' or newer, and this is ' +
        version +
        '. Type "npm ci", without --omit=optional, and start it by "npm start": npm brings the Node that it was tested on.'
    : undefined;
}

const advice = adviceOnNode(process.versions.node);
if (advice !== undefined) {
  process.stderr.write(advice + '\n');
  process.exit(1);
}
