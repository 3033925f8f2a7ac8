import { createHash, createHmac, randomBytes } from 'node:crypto';

/** The last name of everybody in both messengers; it occurs nowhere by chance, and nothing may keep it. */
export const surname = 'Kanarielund';

/**
 * A string that occurs nowhere by chance: one word of letters. Figures in it would at times be taken for a
 * number that gives the writer away, and what stands between them for a name.
 */
export function drawCanary(): string {
  const letters = randomBytes(9)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  return `kanarie${letters}`;
}

/** Every form in which a string could lie in a file or a log: as text, wide text, hexadecimal or base64. */
export function formsOf(canary: string): Buffer[] {
  const bytes = Buffer.from(canary, 'utf8');
  return [
    bytes,
    Buffer.from(canary, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    ...base64Cores(bytes),
  ];
}

/**
 * What a product that "only stores a hash" would store: digests of an identity, plain and under each secret.
 */
export function digestsOf(identity: string, secrets: readonly Uint8Array[]): Buffer[] {
  const digests = ['md5', 'sha1', 'sha256', 'sha512'].map((name) =>
    createHash(name).update(identity).digest(),
  );
  const keyed = secrets.map((secret) => createHmac('sha256', secret).update(identity).digest());
  return [...digests, ...keyed].flatMap((digest) => {
    // A shortened digest links as well: sixteen bytes are searched for.
    const head = digest.subarray(0, 16);
    return [head, ...formsOf(head.toString('latin1')).slice(2), Buffer.from(head.toString('hex'))];
  });
}

/** The secrets in a file vault. */
export function secretsIn(vault: string): Buffer[] {
  const secrets = vault.match(/[A-Za-z0-9+/_=-]{20,}/g) ?? [];
  return secrets.map((text) => Buffer.from(text, 'base64'));
}

type Canaries = ReadonlyMap<string, readonly Buffer[]>;
type Search = (place: Buffer) => string[];

const searches = new WeakMap<Canaries, Search>();

/** Which of the canaries occur in a place. */
export function canariesIn(place: Buffer | string, canaries: Canaries): string[] {
  const search = searches.get(canaries) ?? searchFor(canaries);
  searches.set(canaries, search);
  return search(typeof place === 'string' ? Buffer.from(place, 'utf8') : place);
}

/** Looks for all of them in one pass: by the first two bytes of each form, then by four, then by all. */
function searchFor(canaries: Canaries): Search {
  const pairs = new Uint8Array(65_536);
  const starts = new Map<number, { readonly name: string; readonly form: Buffer }[]>();
  for (const [name, forms] of canaries) {
    for (const form of forms) {
      pairs[form.readUInt16LE(0)] = 1;
      const start = form.readUInt32LE(0);
      starts.set(start, [...(starts.get(start) ?? []), { name, form }]);
    }
  }
  return (place) => {
    const found = new Set<string>();
    for (let at = 0; at + 4 <= place.length; at++) {
      if (pairs[(place[at] ?? 0) | ((place[at + 1] ?? 0) << 8)] === 0) continue;
      for (const { name, form } of starts.get(place.readUInt32LE(at)) ?? [])
        if (place.subarray(at, at + form.length).equals(form)) found.add(name);
    }
    return [...canaries.keys()].filter((name) => found.has(name));
  };
}

/** The part of the base64 that does not depend on what stands around it, for each of the three alignments. */
function base64Cores(bytes: Buffer): Buffer[] {
  return [0, 1, 2].flatMap((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes]);
    const core = padded
      .toString('base64')
      .replaceAll('=', '')
      .slice(shift === 0 ? 0 : shift + 1, -2);
    return [Buffer.from(core), Buffer.from(core.replaceAll('+', '-').replaceAll('/', '_'))];
  });
}
