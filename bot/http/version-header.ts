/** The header of `/readyz` that tells doctor that Vissla answers, and its version. */
export const versionHeader = 'vissla-version';
