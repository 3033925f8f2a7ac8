/** A measure of `npm test`, or the longer one with which the torture makes the same assertions. */
export const atLength = <T>(inTest: T, inTorture: T): T =>
  process.env.VISSLATEST_LONG === undefined ? inTest : inTorture;
