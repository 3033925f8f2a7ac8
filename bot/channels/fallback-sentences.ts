import type { Locale } from '../domain/ids';

/** Said if not even a card can be drawn. */
export const failedSentence: Readonly<Record<Locale, string>> = {
  sv: 'Det gick inte just nu. Försök igen om en stund.',
  en: 'That did not work just now. Please try again in a moment.',
};

/** Said if an answer was late, next to the same button. */
export const againSentence: Readonly<Record<Locale, string>> = {
  sv: 'Det tog för lång tid. Tryck igen: samma text skickas bara en gång.',
  en: 'That took too long. Press again: the same text is sent only once.',
};
