const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/**
 * Packages that a worker loads once, and not for each test file anew: they are large, and keep nothing of what a test
 * does. Their timers and their clock are Node's own; a test that needs fake ones in there has to leave them out.
 */
const loadedOnce = new RegExp(
  `^(${[
    '@microsoft/teams-ai',
    '@slack/bolt',
    '@slack/web-api',
    'botbuilder',
    'date-holidays',
    'fast-check',
    'mssql',
    'typeorm',
  ].join('|')})($|/)`,
);

/** They read the environment of the worker: what is tried with another one loads its own. */
const apart = /\/test\/outbound\//;

/** What properties draw from: the same in each run, so that one that fails does so again. The torture draws others. */
const seed = Number(process.env.VISSLATEST_SEED ?? 28);

/** What a worker has compiled, by file. */
const compiled = new Map();

/**
 * Where Jest's runner keeps which test runs. Node's own would put a hook on every promise of every test; here no test
 * runs beside another in its file.
 */
class OneAtATime {
  getStore() {
    return this.store;
  }

  run(store, work) {
    const before = this.store;
    this.store = store;
    return work().finally(() => {
      this.store = before;
    });
  }
}

/**
 * Jest's own runtime. What packages load of their own stays with them; our own modules are every file's own, but a
 * worker compiles them once. (Jest compiles each module anew for each test file.)
 */
module.exports = class extends Runtime {
  constructor(...given) {
    super(...given);
    const { executor } = this;
    const compileAnew = executor.compile;
    const head = `(function(${executor.injectedModuleParameters.join(',')}){`;
    executor.compile = (source, filename) => {
      const context = executor.environment.getVmContext();
      // Jest's own way knows what to say of each.
      if (context == null || source.startsWith('#!')) {
        return compileAnew.call(executor, source, filename);
      }
      let known = compiled.get(filename);
      if (known?.source !== source) {
        try {
          const script = new Script(`${head}${source}\n})`, {
            filename,
            columnOffset: -head.length,
          });
          known = { source, script };
        } catch {
          return compileAnew.call(executor, source, filename);
        }
        compiled.set(filename, known);
      }
      return known.script.runInContext(context);
    };
  }

  requireInternalModule(from, name) {
    if (name === 'node:async_hooks' && from.includes('/jest-circus/'))
      return { AsyncLocalStorage: OneAtATime };
    return super.requireInternalModule(from, name);
  }

  /** Each test file begins with the same: what one configures of the shared package ends with it. */
  seeded(name, loaded) {
    if (name === 'fast-check' && !this.isSeeded) {
      this.isSeeded = true;
      loaded.configureGlobal({ seed });
    }
    return loaded;
  }

  requireModuleOrMock(from, name) {
    if (loadedOnce.test(name) && !from.includes('/node_modules/') && !apart.test(this._testPath))
      return this.seeded(name, require(name));
    return super.requireModuleOrMock(from, name);
  }
};
