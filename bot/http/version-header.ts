/** By this header of `/readyz` doctor knows that what answers is Vissla, and which version runs. */
export const versionHeader = 'vissla-version';
