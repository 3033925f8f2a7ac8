import { createHash } from 'node:crypto';

/** The header of `/readyz` that tells doctor that Vissla answers, and its version. */
export const versionHeader = 'vissla-version';

/** The header of `/readyz` that tells doctor by which settings the bot runs. */
export const settingsHeader = 'vissla-settings';

/** The header of a 503 of `/readyz` that tells the machine itself why, in a word. */
export const reasonHeader = 'vissla-reason';

/** Contacts are in it; it is too short to try a guessed secret by it. */
export function settingsMark(settings: object): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 8);
}
