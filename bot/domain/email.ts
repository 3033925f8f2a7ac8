import { limits } from './limits';
import { utf8Length } from './page';

/**
 * Whether a text is one e-mail address: an @ between two parts without blanks and control characters. Signs
 * that begin a name, a comment or a list are refused: no text becomes two addresses.
 */
export function isEmailAddress(text: string): boolean {
  return (
    /^[^\s@\p{C}"(),:;<>[\\\]]+@[^\s@\p{C}"(),:;<>[\\\]]+$/u.test(text) &&
    utf8Length(text) <= limits.emailBytes
  );
}
