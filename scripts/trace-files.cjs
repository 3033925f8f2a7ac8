// Loaded before the built bot: notes which of its files a press enters, from the router of Teams on, until SIGUSR2 comes again.
const { AsyncLocalStorage } = require('node:async_hooks');
const Module = require('node:module');
const { join, relative } = require('node:path');
const ts = require('typescript');

const dist = join(__dirname, '..', 'dist');
const router = 'bot/channels/teams/router.js';
const press = new AsyncLocalStorage();
let entered;

globalThis.enters = (file) => {
  if (entered === undefined) return;
  if (file === router && press.getStore() === undefined) press.enterWith(true);
  if (press.getStore() !== undefined && entered.at(-1) !== file) entered.push(file);
};

process.on('SIGUSR2', () => {
  if (entered !== undefined) process.stdout.write(`${JSON.stringify(entered)}\n`);
  entered = entered === undefined ? [] : undefined;
});

function traced(source, file) {
  const call = `enters(${JSON.stringify(file)});`;
  const places = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body !== undefined)
      places.push(
        ts.isBlock(node.body)
          ? [[node.body.getStart() + 1, call]]
          : [
              [node.body.getStart(), `(${call.slice(0, -1)}, `],
              [node.body.getEnd(), ')'],
            ],
      );
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return places
    .flat()
    .sort(([one], [other]) => other - one)
    .reduce((text, [at, put]) => text.slice(0, at) + put + text.slice(at), source);
}

const compile = Module.prototype._compile;
Module.prototype._compile = function compileTraced(source, path, ...more) {
  const file = relative(dist, path);
  const isOurs = /^(?:bot|db|adaptive-cards)\//.test(file);
  return compile.call(this, isOurs ? traced(source, file) : source, path, ...more);
};
