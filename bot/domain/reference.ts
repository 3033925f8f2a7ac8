import { crockford, readCrockford } from './crockford';

/**
 * The pseudonymous thread ID, read aloud as `XXXXX-XXXXX`. It has nine random characters of Crockford's
 * base32 and a check character (ISO/IEC 7064 MOD 37,36). It is a name, not a secret.
 */
export type Reference = string & { readonly __reference: never };

const alphabet37 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Adds the check character to nine random ones; `undefined` when it is easily misread (I, L, O, U). */
export function makeReference(random: string): Reference | undefined {
  const check = checkCharacter(random);
  if (!crockford.includes(check)) return undefined;
  const whole = random + check;
  return `${whole.slice(0, 5)}-${whole.slice(5)}` as Reference;
}

/**
 * Draws a reference whose check character is easily read.
 * @param crockfordOf returns so many random characters of Crockford's base32
 */
export function drawReference(crockfordOf: (characters: number) => string): Reference {
  for (;;) {
    const reference = makeReference(crockfordOf(9));
    if (reference !== undefined) return reference;
  }
}

/** Reads a typed reference: see {@link readCrockford}. */
export function parseReference(typed: string): Reference | undefined {
  const plain = readCrockford(typed);
  if (plain?.length !== 10) return undefined;
  const made = makeReference(plain.slice(0, 9));
  return made?.endsWith(plain.slice(9)) === true ? made : undefined;
}

/** ISO/IEC 7064 MOD 37,36, hybrid system. */
function checkCharacter(random: string): string {
  let product = 36;
  for (const character of random) {
    const sum = (product + alphabet37.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphabet37.charAt((37 - product) % 36);
}
