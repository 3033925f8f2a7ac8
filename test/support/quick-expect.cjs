/**
 * Jest makes some 250 functions and an error for each `expect(...)`, before it knows which one is called. Here the
 * matcher that is called is made, and asked, alone. Whatever does not hold goes to Jest's own `expect`, which says why:
 * so only those are here that look, and change nothing when they look twice.
 */
const looking = [
  'toBe',
  'toBeCloseTo',
  'toBeDefined',
  'toBeFalsy',
  'toBeGreaterThan',
  'toBeGreaterThanOrEqual',
  'toBeInstanceOf',
  'toBeLessThan',
  'toBeLessThanOrEqual',
  'toBeNull',
  'toBeTruthy',
  'toBeUndefined',
  'toContain',
  'toContainEqual',
  'toEqual',
  'toHaveLength',
  'toMatch',
  'toMatchObject',
  'toStrictEqual',
];

const full = globalThis.expect;
/** What Jest's `expect` keeps for the whole test file. */
const { matchers, state, customEqualityTesters } = globalThis[Symbol.for('$$jest-matchers-object')];

/** What was said is shown at the line of the test, not at one of this file. */
function atTheTest(error) {
  if (typeof error?.stack === 'string')
    error.stack = error.stack.replaceAll(/\n +at [^\n]*quick-expect\.cjs[^\n]*/g, '');
  throw error;
}

/** The same bytes of the same kind: Jest would compare them as objects, with a name for each byte. */
function areSameBytes(one, other) {
  const areBytes = one instanceof Uint8Array && other instanceof Uint8Array;
  if (!areBytes || one.constructor !== other.constructor) return undefined;
  return Buffer.compare(one, other) === 0 ? true : undefined;
}

function holds(name, isNot, actual, wanted) {
  const asked = { customTesters: [areSameBytes, ...customEqualityTesters], isNot, promise: '' };
  try {
    return matchers[name].call(asked, actual, ...wanted).pass !== isNot;
  } catch {
    return false;
  }
}

/** One matcher, as a method of what `expect(...)` gives. */
const asked = (name, isNot) =>
  function (...wanted) {
    if (looking.includes(name) && holds(name, isNot, this.actual, wanted)) {
      state.assertionCalls += 1;
      state.numPassingAsserts += 1;
      return undefined;
    }
    try {
      const all = full(this.actual);
      return (isNot ? all.not : all)[name](...wanted);
    } catch (error) {
      return atTheTest(error);
    }
  };

/** Those that wait for a promise, with their failures as above. */
const waiting = (all) =>
  new Proxy(all, {
    get: (_, name) =>
      name === 'not'
        ? waiting(all.not)
        : (...wanted) => {
            try {
              return all[name](...wanted).catch(atTheTest);
            } catch (error) {
              return atTheTest(error);
            }
          },
  });

class Not {
  constructor(actual) {
    this.actual = actual;
  }
}

class Expected extends Not {
  get not() {
    return new Not(this.actual);
  }
  get resolves() {
    return waiting(full(this.actual).resolves);
  }
  get rejects() {
    return waiting(full(this.actual).rejects);
  }
}

for (const name of Object.keys(matchers)) {
  Not.prototype[name] = asked(name, true);
  Expected.prototype[name] = asked(name, false);
}

globalThis.expect = Object.assign((actual) => new Expected(actual), full);
