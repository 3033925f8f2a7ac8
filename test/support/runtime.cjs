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
    'adaptive-expressions',
    'adaptivecards-templating',
    'botbuilder',
    'date-holidays',
    'mssql',
    'typeorm',
  ].join('|')})($|/)`,
);

/** They read the environment of the worker: what is tried with another one loads its own. */
const apart = /\/test\/outbound\//;

/** Jest's own runtime. What packages load of their own stays with them; our own modules are every file's own. */
module.exports = class extends Runtime {
  requireModuleOrMock(from, name) {
    if (loadedOnce.test(name) && !from.includes('/node_modules/') && !apart.test(this._testPath))
      return require(name);
    return super.requireModuleOrMock(from, name);
  }
};
