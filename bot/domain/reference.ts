import { crockford, readCrockford } from './crockford';

/**
 * The pseudonymous thread ID that people read aloud: nine random characters of Crockford's base32 and one
 * check character (ISO/IEC 7064 MOD 37,36), written `XXXXX-XXXXX`. It is a name, not a secret.
 */
export type Reference = string & { readonly __reference: never };

const alphabet37 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Completes nine random characters with their check character; `undefined` when the check character would be
 * one that is easily misread (I, L, O, U), and the caller draws again.
 */
export function makeReference(random: string): Reference | undefined {
  const check = checkCharacter(random);
  if (!crockford.includes(check)) return undefined;
  const whole = random + check;
  return `${whole.slice(0, 5)}-${whole.slice(5)}` as Reference;
}

/**
 * Draws a reference whose check character is easily read.
 * @param crockfordOf gives so many random characters of Crockford's base32
 */
export function drawReference(crockfordOf: (characters: number) => string): Reference {
  for (;;) {
    const reference = makeReference(crockfordOf(9));
    if (reference !== undefined) return reference;
  }
}

/** Reads a typed reference; I and L are read as 1, O as 0, as Crockford's alphabet has it. */
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
