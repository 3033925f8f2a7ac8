/**
 * Ends the process on a Node that is too old. Imported before everything else, in syntax that Node 12 reads,
 * and imports nothing itself.
 */

/** better-sqlite3 13 ends the process of an older Node. */
const least = [22, 14] as const;

/** `undefined` where the version runs the program. */
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
