import type { Locale } from '../../../domain/ids';

/** The few words that only Slack's frame around the cards needs. */
interface Words {
  /** The label that closes a dialog whose card has no button for it. */
  readonly close: string;
  /** Stands in a list to open before something is chosen. */
  readonly choose: string;
  /** Home, when a dialog did not open within the time that Slack gives. */
  readonly tooLate: string;
  /** Home, below its buttons. */
  readonly home: string;
}

export const words: Readonly<Record<Locale, Words>> = {
  sv: {
    close: 'Stäng',
    choose: 'Välj',
    tooLate: 'Dialogen hann inte öppnas. Tryck en gång till.',
    home: 'Den här sidan visar aldrig om någon har anmält något.',
  },
  en: {
    close: 'Close',
    choose: 'Choose',
    tooLate: 'The dialog did not open in time. Press once more.',
    home: 'This page never shows whether anybody has reported anything.',
  },
};
