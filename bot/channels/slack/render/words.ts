import type { Locale } from '../../../domain/ids';

/** The few words that only Slack's frame around the cards needs. */
export const words = {
  sv: {
    close: 'Stäng',
    // At the end of a card's label; Slack says the same by itself, in the language of the reader.
    voluntary: ' (frivilligt)',
    // In a list to open, before something is chosen.
    choose: 'Välj',
    // Draws a view that Slack does not take otherwise.
    show: 'Visa',
    // In a view for somebody who may be in danger: how to get the dialog off the screen.
    closing:
      'Har du skrivit något frågar Slack en gång till innan dialogen stängs. Snabbare: lås skärmen eller stäng fönstret.',
    // On Home, when a dialog did not open in the time that Slack gives.
    tooLate: 'Dialogen hann inte öppnas. Tryck en gång till.',
    // On Home, when Slack asked for a pause because many opened it at once.
    many: 'Många öppnar Vissla just nu. Vänta en liten stund och tryck igen.',
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
    many: 'Many are opening Vissla right now. Wait a moment and press again.',
    home: 'This page never shows whether anybody has reported anything.',
  },
} as const satisfies Readonly<Record<Locale, Readonly<Record<string, string>>>>;
