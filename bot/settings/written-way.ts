import type { ContactsFile } from './contacts-file';

export interface WrittenWays {
  /** The door on the web. */
  readonly web?: object | undefined;
  readonly contacts: ContactsFile;
}

/**
 * A channel is for people without an account, too: volunteers, applicants, contractors (VBL 5:7). Gives what
 * the operator reads where none of them can report in writing; `undefined` where they can.
 */
export function sayNoWrittenWay({ web, contacts }: WrittenWays): string | undefined {
  if (web !== undefined || contacts.sv.webForm !== undefined) return undefined;
  return 'Whoever has no account here cannot report in writing (VBL 5:7). Open the door on the web (VISSLA_WEB_URL), or write webForm into the contacts.';
}
