import type { Locale } from '../../../domain/ids';

/** The few words that only Slack's frame around the cards needs. */
interface Words {
  /** The label that closes a dialog whose card has no button for it. */
  readonly close: string;
  /** At the end of a card's label; Slack says the same by itself, in the language of whoever reads. */
  readonly voluntary: string;
  /** Stands in a list to open before something is chosen. */
  readonly choose: string;
  /** Draws a view that Slack does not take otherwise. */
  readonly show: string;
  /** The view in which somebody may be in danger: how to get the dialog off the screen. */
  readonly closing: string;
  /** Home, when a dialog did not open within the time that Slack gives. */
  readonly tooLate: string;
  /** Home, below its buttons. */
  readonly home: string;
}

export const words: Readonly<Record<Locale, Words>> = {
  sv: {
    close: 'Stäng',
    voluntary: ' (frivilligt)',
    choose: 'Välj',
    show: 'Visa',
    closing:
      'Har du skrivit något frågar Slack en gång till innan dialogen stängs. Snabbare: lås skärmen eller stäng fönstret.',
    tooLate: 'Dialogen hann inte öppnas. Tryck en gång till.',
    home: 'Den här sidan visar aldrig om någon har anmält något.',
  },
  en: {
    close: 'Close',
    voluntary: ' (voluntary)',
    choose: 'Choose',
    show: 'Show',
    closing:
      'If you have written anything, Slack asks once more before the dialog closes. Quicker: lock the screen or close the window.',
    tooLate: 'The dialog did not open in time. Press once more.',
    home: 'This page never shows whether anybody has reported anything.',
  },
};
