import type { Locale } from '../bot/domain/ids';
import { speak } from './texts';

/** What every mail to a member says, the same for everybody. */
export function mailWords(locale: Locale): { readonly subject: string; readonly text: string } {
  const say = speak(locale, {});
  return { subject: say('mail.subject'), text: say('mail.text') };
}
