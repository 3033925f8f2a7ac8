import type { Locale } from '../domain/ids';

/** Said where not even a card can be drawn. */
export const failedSentence: Readonly<Record<Locale, string>> = {
  sv: 'Det gick inte just nu. Försök igen om en stund.',
  en: 'That did not work just now. Please try again in a moment.',
};
