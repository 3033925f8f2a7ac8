/**
 * Runs before everything that npm starts: says in one sentence what is missing, and ends with 1. Imports none of the
 * packages; in syntax that Node 12 reads.
 */
const { existsSync, readdirSync } = require('fs');
const { join } = require('path');
const linkNode = require('./link-node.cjs');

/** The oldest Node that runs the program, as in bot/platform/require-node.ts. */
const least = [22, 14];

/** What is wrong with what `npm ci` has put into `modules`, for this kind of machine; nothing where all is there. */
function adviceOnInstall(modules, platform, arch, version) {
  if (!existsSync(modules)) return 'The packages are missing. Type "npm ci".';
  if (!existsSync(join(modules, 'typescript')))
    return 'The tools that build the program are missing. Type "npm ci", without --omit=dev.';
  const machine = platform + '-' + arch;
  const sqlite = join(modules, 'better-sqlite3', 'prebuilds', machine + '.node');
  if (!existsSync(sqlite))
    return (
      'Vissla does not run on this kind of machine: there is no binary of SQLite for ' +
      machine +
      '.'
    );
  const argon2 = new RegExp('^argon2-' + machine + '(-|$)');
  const binaries = join(modules, '@node-rs');
  if (!existsSync(binaries) || !readdirSync(binaries).some((name) => argon2.test(name)))
    return (
      "Argon2's binary for " + machine + ' is missing. Type "npm ci", without --omit=optional.'
    );
  if (linkNode(modules)) return undefined;
  const [major, minor] = version.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return undefined;
  return (
    'Vissla needs Node ' +
    least.join('.') +
    ' or newer here, for npm brings none that this machine runs, and this is ' +
    version +
    '.'
  );
}

module.exports = adviceOnInstall;

if (require.main === module) {
  const { platform, arch, versions } = process;
  const advice = adviceOnInstall(
    join(__dirname, '..', 'node_modules'),
    platform,
    arch,
    versions.node,
  );
  if (advice !== undefined) {
    process.stderr.write(advice + '\n');
    process.exit(1);
  }
}
