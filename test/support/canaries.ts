import { createHash, createHmac } from 'node:crypto';

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

/** What a product that "only stores a hash" would store: digests of an identity, plain and under each secret. */
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

/** Which of the canaries occur in a place. */
export function canariesIn(
  place: Buffer | string,
  canaries: ReadonlyMap<string, readonly Buffer[]>,
): string[] {
  const haystack = typeof place === 'string' ? Buffer.from(place, 'utf8') : place;
  return [...canaries].flatMap(([name, forms]) =>
    forms.some((form) => haystack.includes(form)) ? [name] : [],
  );
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
