import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a page asks of a device, as the desk's challenges have it. */
export interface Asked {
  readonly create?: {
    readonly challenge: string;
    readonly rp: { readonly id: string };
    readonly user: { readonly id: string };
    readonly excludeCredentials: readonly { readonly id: string }[];
  };
  readonly get?: {
    readonly challenge: string;
    readonly rpId: string;
    readonly allowCredentials: readonly { readonly id: string }[];
  };
}

/** What a browser or a device could say that is not so. */
export interface Forged {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** The device did not ask who touches it. */
  readonly unverified?: true;
  readonly signature?: Buffer;
  readonly type?: string;
  /** A certificate beside the key, which names addresses. */
  readonly certificate?: true;
}

/** A passkey in memory: ES256, without attestation (WebAuthn Level 3, 6.1 and 6.5). */
export interface SoftwarePasskey {
  readonly id: string;
  makes(asked: Asked, forged?: Forged): string;
  touches(asked: Asked, forged?: Forged): string;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const base64url = (data: Buffer): string => data.toString('base64url');
const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');

/**
 * @param origin of the pages that the browser is at
 * @param idBytes of the credential's id: 1,023 at most
 */
export function createPasskey(origin: () => string, idBytes = 16): SoftwarePasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = Buffer.concat([
    ...[bytesOf('a5010203262001215820'), Buffer.from(x, 'base64url')],
    ...[bytesOf('225820'), Buffer.from(y, 'base64url')],
  ]);
  const credential = randomBytes(idBytes);
  const id = base64url(credential);
  let handle = '';
  const clientData = (type: string, challenge: string, forged: Forged): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: forged.type ?? type,
        challenge: forged.challenge ?? challenge,
        origin: forged.origin ?? origin(),
        crossOrigin: false,
      }),
    );
  const head = (rpId: string, flags: number, { rpId: other, unverified }: Forged): Buffer =>
    Buffer.concat([
      sha256(other ?? rpId),
      Buffer.from([unverified === true ? flags & ~0x04 : flags, 0, 0, 0, 7]),
    ]);
  const whole = (response: object): string =>
    JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  return {
    id,
    makes: ({ create }, forged = {}) => {
      if (create === undefined) throw new Error('no passkey is asked for');
      handle = create.user.id;
      const data = Buffer.concat([
        head(create.rp.id, 0x45, forged),
        Buffer.alloc(16),
        Buffer.from([idBytes >> 8, idBytes & 0xff]),
        ...[credential, cose],
      ]);
      // {fmt, attStmt, authData}: "none" and nothing, or "packed" with one certificate.
      const statement =
        forged.certificate === true
          ? '63666d74667061636b65646761747453746d74a163783563814100'
          : '63666d74646e6f6e656761747453746d74a0';
      const attestation = Buffer.concat([
        ...[bytesOf(`a3${statement}68617574684461746159`)],
        ...[Buffer.from([data.length >> 8, data.length & 0xff]), data],
      ]);
      return whole({
        clientDataJSON: base64url(clientData('webauthn.create', create.challenge, forged)),
        attestationObject: base64url(attestation),
      });
    },
    touches: ({ get }, forged = {}) => {
      if (get === undefined) throw new Error('no touch is asked for');
      const authenticatorData = head(get.rpId, 0x05, forged);
      const client = clientData('webauthn.get', get.challenge, forged);
      const signed = Buffer.concat([authenticatorData, sha256(client)]);
      return whole({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(authenticatorData),
        signature: base64url(forged.signature ?? sign('sha256', signed, privateKey)),
        userHandle: handle,
      });
    },
  };
}
