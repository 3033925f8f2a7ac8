import { readCrockford } from './crockford';
import type { Desk } from './ids';

/** A one-time code for joining a desk: a clear locator, and sixteen secret characters (80 bits). */
export interface InvitationCode {
  /** Four characters of Crockford's base32. */
  readonly locator: string;
  /** Sixteen characters of Crockford's base32; only their hash is kept. */
  readonly secret: string;
}

export const locatorCharacters = 4;
export const secretCharacters = 16;

/** Reads a typed code, if it is one, in any case: I and L are read as 1, O as 0, as in Crockford. */
export function parseInvitationCode(typed: string): InvitationCode | undefined {
  const plain = readCrockford(typed);
  if (plain?.length !== locatorCharacters + secretCharacters) return undefined;
  return {
    locator: plain.slice(0, locatorCharacters),
    secret: plain.slice(locatorCharacters),
  };
}

/** What comes of a code that somebody types: in, or waiting for a member's approval; or why not. */
export type Joined =
  | { readonly kind: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  | { readonly kind: 'refused'; readonly remark: 'code_refused' | 'already_member' | 'desk_full' };

/** The code in five groups of four, `XXXX-XXXX-XXXX-XXXX-XXXX`. */
export function formatInvitationCode({ locator, secret }: InvitationCode): string {
  return `${locator}${secret}`.replace(/.{4}(?=.)/g, '$&-');
}
