import type { OpenInvitation } from '../ports/people';
import type { Invitation } from '../ports/staff-store';

/**
 * Those that can be redeemed at a moment, without what they are checked by; which ends first comes first.
 * @param at milliseconds since 1970
 */
export function openInvitations(
  kept: readonly (Invitation & { readonly tries: number })[],
  at: number,
): readonly OpenInvitation[] {
  return kept
    .filter(({ expiresAt }) => expiresAt > at)
    .sort((a, b) => a.expiresAt - b.expiresAt)
    .map(({ locator, desk, title, expiresAt, tries }) => ({
      locator,
      desk,
      title,
      expiresAt,
      tries,
    }));
}
