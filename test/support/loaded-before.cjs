const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/**
 * What a run's first start of the built bot has found, read and compiled, for all later ones: each of them would look
 * for three thousand files, and compile them, anew. The files are those of the build and of the packages, as they were
 * then; what the first start did not load, or what loads something late, is loaded in Node's own way.
 *
 * Loaded before the program (`asLoadedBefore` in `built-bot.ts`; `begin-with-bot.ts` has it kept). What is kept is used where it is there, and otherwise
 * written when the process ends. The program does not see that this was named to Node.
 */
const place = join(__dirname, '..', '..', 'node_modules', '.cache', 'loaded-before.bin');
process.execArgv.splice(process.execArgv.indexOf(__filename) - 1, 2);

const separator = '\0';
const resolveAnew = Module._resolveFilename;
const loadAnew = Module._extensions['.js'];

/** Runs a compiled file as Node runs a module. */
function run(script, module, filename) {
  const require = (name) => module.require(name);
  Object.defineProperty(require, 'resolve', { get: () => Module.createRequire(filename).resolve });
  require.main = process.mainModule;
  require.cache = Module._cache;
  require.extensions = Module._extensions;
  const { exports } = module;
  script.runInThisContext().call(exports, exports, require, module, filename, dirname(filename));
}

/** Only by its own name, and from a file that is known: what else may be asked decides Node. */
function resolves(remembered) {
  Module._resolveFilename = (...asked) => {
    const [name, parent, , options] = asked;
    if (parent == null || options !== undefined) return resolveAnew(...asked);
    return remembered(`${parent.filename}${separator}${name}`, () => resolveAnew(...asked));
  };
}

function loads(remembered) {
  Module._extensions['.js'] = (module, filename) => {
    const script = remembered(filename);
    if (script === undefined) loadAnew(module, filename);
    else run(script, module, filename);
  };
}

/** What is a module of another kind, begins with a line for the shell or loads something late is Node's to run. */
const isPlain = (filename, source) =>
  filename.endsWith('.js') && !source.startsWith('#!') && !/\bimport\s*\(/.test(source);

function keep() {
  const found = {};
  const scripts = new Map();
  resolves((key, anew) => {
    const file = anew();
    if (!Module.isBuiltin(file)) found[key] = file;
    return file;
  });
  loads((filename) => {
    const source = readFileSync(filename, 'utf8');
    if (!isPlain(filename, source)) return undefined;
    const script = new Script(Module.wrap(source), { filename });
    scripts.set(filename, { source, script });
    return script;
  });
  process.on('exit', () => {
    const pieces = [];
    const files = {};
    let at = 0;
    for (const [filename, { source, script }] of scripts) {
      const two = [Buffer.from(source, 'utf8'), script.createCachedData()];
      files[filename] = [at, ...two.map(({ length }) => length)];
      pieces.push(...two);
      at += two[0].length + two[1].length;
    }
    const head = Buffer.from(JSON.stringify({ found, files }), 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(head.length);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(`${place}.part`, Buffer.concat([length, head, ...pieces]));
    renameSync(`${place}.part`, place);
  });
}

function use(kept) {
  const begins = 4 + kept.readUInt32BE();
  const { found, files } = JSON.parse(kept.toString('utf8', 4, begins));
  resolves((key, anew) => found[key] ?? anew());
  loads((filename) => {
    const known = files[filename];
    if (known === undefined) return undefined;
    const [at, sourceLength, compiledLength] = known;
    const ends = begins + at + sourceLength;
    const cachedData = kept.subarray(ends, ends + compiledLength);
    return new Script(Module.wrap(kept.toString('utf8', begins + at, ends)), {
      filename,
      cachedData,
    });
  });
}

function readKept() {
  try {
    return readFileSync(place);
  } catch {
    return undefined;
  }
}

const kept = readKept();
if (kept === undefined) keep();
else use(kept);
