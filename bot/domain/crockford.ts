/** Crockford's base32: no I, L, O or U. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const inCrockford = new RegExp(`^[${crockford}]+$`);

/**
 * Reads typed base32; `undefined` when it holds anything else. Case, spaces and dashes are ignored; I and L
 * are read as 1, O as 0.
 */
export function readCrockford(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return inCrockford.test(plain) ? plain : undefined;
}
