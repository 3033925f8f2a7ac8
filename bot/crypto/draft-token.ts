import { hash } from 'node:crypto';
import type { Who } from '../ports/people';
import { u8 } from './fixed-width';

/** Format 1 of a sealed draft. */
const prefix = 'WD1.';

export const messengerBytes = { teams: 1, slack: 2, web: 3 } as const satisfies Record<
  Who['messenger'],
  number
>;

/** An envelope as the text that travels in a dialog: `WD1.` and base64url without padding. */
export function writeToken(envelope: Buffer): string {
  return prefix + envelope.toString('base64url');
}

/** The envelope of a token of exactly `size` bytes; `undefined` for every other text. */
export function readToken(token: string, size: number): Buffer | undefined {
  const encoded = token.slice(prefix.length);
  const length = Math.ceil((size * 4) / 3);
  if (!token.startsWith(prefix) || encoded.length !== length) return undefined;
  const envelope = Buffer.from(encoded, 'base64url');
  // The decoder tolerates foreign characters and loose ends; a changed token must not open.
  return writeToken(envelope) === token ? envelope : undefined;
}

/**
 * A draft's associated data, 68 bytes: `"wd1" | messenger u8 | SHA-256(tenant) 32 | SHA-256(user) 32`. It
 * binds the draft to the person without a name, and is stored nowhere.
 */
export function personData(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): Buffer {
  return Buffer.concat([
    Buffer.from('wd1', 'latin1'),
    u8(messengerBytes[who.messenger]),
    sha256(who.tenant),
    sha256(who.user),
  ]);
}

function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
