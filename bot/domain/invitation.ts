import { readCrockford } from './crockford';
import type { Desk } from './ids';

/** A one-time code for joining a desk: a clear locator and a secret of 80 bits. */
export interface InvitationCode {
  readonly locator: string;
  /** Stored only as a hash. */
  readonly secret: string;
}

export const locatorCharacters = 4;
export const secretCharacters = 16;

/** A fresh code: a locator and 80 random bits. */
export function drawInvitationCode(random: { crockford(length: number): string }): InvitationCode {
  return {
    locator: random.crockford(locatorCharacters),
    secret: random.crockford(secretCharacters),
  };
}

/** Reads a typed invitation code, in any case; `undefined` for anything else. */
export function parseInvitationCode(typed: string): InvitationCode | undefined {
  const plain = readCrockford(typed);
  if (plain?.length !== locatorCharacters + secretCharacters) return undefined;
  return { locator: plain.slice(0, locatorCharacters), secret: plain.slice(locatorCharacters) };
}

/** The outcome of a typed code. `admitted` is false while a member's approval is awaited. */
export type Joined =
  | { readonly kind: 'joined'; readonly desk: Desk; readonly admitted: boolean }
  | { readonly kind: 'refused'; readonly remark: 'code_refused' | 'already_member' | 'desk_full' };

/** The code as `XXXX-XXXX-XXXX-XXXX-XXXX`. */
export function formatInvitationCode({ locator, secret }: InvitationCode): string {
  return `${locator}${secret}`.replace(/.{4}(?=.)/g, '$&-');
}
