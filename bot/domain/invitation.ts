import { readCrockford } from './crockford';
import type { Desk } from './ids';

/** A one-time code for joining a desk: a clear locator of 40 bits and a secret of 60. */
export interface InvitationCode {
  readonly locator: string;
  /** Stored only as a hash. */
  readonly secret: string;
}

/** As many that nobody from outside can find open codes, and end them by wrong tries. */
export const locatorCharacters = 8;
export const secretCharacters = 12;

/** A fresh code. */
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

/** The code as `XXXX-XXXX-XXXX-XXXX-XXXX`; its locator alone is the first two groups. */
export function formatInvitationCode({
  locator,
  secret = '',
}: Pick<InvitationCode, 'locator'> & Partial<InvitationCode>): string {
  return `${locator}${secret}`.replace(/.{4}(?=.)/g, '$&-');
}
