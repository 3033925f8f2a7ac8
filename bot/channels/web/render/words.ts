import type { Locale } from '../../../domain/ids';

/** The few words of the page around the cards. */
export const words = {
  sv: {
    leave: 'Lämna sidan',
    leaving: 'Lämnar du sidan försvinner texten.',
    history: 'Besöket kan synas i webbläsarens historik.',
    back: 'Använd knappen Tillbaka på sidan, inte webbläsarens.',
    privacy: 'Så hanteras personuppgifter',
    accessibility: 'Tillgänglighet',
    other: 'In English',
    // Where a form was sent by another site's page, or a browser does not say by which.
    foreign:
      'Inget är skickat. Formuläret kom från en annan sida, eller så säger webbläsaren inte varifrån. Börja här.',
    tooLarge:
      'Texten är för lång, och inget är skickat. Den här sidan har inte kvar den, men kanske webbläsaren, om du går tillbaka. Börja om med en kortare text.',
    busy: 'Många skickar just nu, och inget är skickat. Gå tillbaka, vänta en minut och skicka igen.',
    choose: 'Välj',
  },
  en: {
    leave: 'Leave this page',
    leaving: 'If you leave, your text is lost.',
    history: 'The visit may show in the browser’s history.',
    back: 'Use the button Back on the page, not the browser’s.',
    privacy: 'How personal data are handled',
    accessibility: 'Accessibility',
    other: 'På svenska',
    foreign:
      'Nothing was sent. The form came from another page, or the browser does not say from which. Begin here.',
    tooLarge:
      'The text is too long, and nothing was sent. This page does not have it, but your browser may, if you go back. Begin again with a shorter one.',
    busy: 'Many are sending now, and nothing was sent. Go back, wait a minute, and send again.',
    choose: 'Choose',
  },
} as const satisfies Readonly<Record<Locale, Readonly<Record<string, string>>>>;
