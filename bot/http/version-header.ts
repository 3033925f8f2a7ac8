import { createHash } from 'node:crypto';

/** Of `/readyz`, for doctor. */
export const versionHeader = 'vissla-version';

/** Of `/readyz`, for doctor: by which settings the bot runs. */
export const settingsHeader = 'vissla-settings';

/** Of a 503 of `/readyz`, for the machine itself: why, in a word. */
export const reasonHeader = 'vissla-reason';

/** Contacts are in it; it is too short to try a guessed secret by it. */
export function settingsMark(settings: object): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 8);
}
