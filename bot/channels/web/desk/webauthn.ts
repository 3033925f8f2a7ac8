import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { NewPasskey, Passkey, PasskeyHolder } from '../../../ports/staff';
import { parseJson, shortText } from '../../untrusted';
import type { Expected } from './challenges';

/** ES256, RS256 and EdDSA, in COSE's numbers: what platforms and security keys make today. */
const algorithms = [-7, -257, -8];

/** Passkeys belong to one origin. */
export interface Origin {
  /** Exact: a browser names it in what it signs. */
  readonly url: string;
  /** Shown beside the passkey. */
  readonly organisation: string;
}

/** What the list of people has room for: the characters of an id of 255 bytes, and the bytes of a key. */
const [longestId, longestKey] = [340, 600];

/** WebAuthn Level 3, 5.4. Nobody asks which device makes it. */
export function creationOptions(
  { url, organisation }: Origin,
  challenge: string,
  holder: {
    readonly handle: string;
    readonly title: string;
    readonly passkeys: readonly Passkey[];
  },
): object {
  const { handle, title, passkeys } = holder;
  return {
    challenge,
    rp: { id: new URL(url).hostname, name: organisation },
    // A device that several share tells apart who have one title.
    user: {
      id: Buffer.from(handle, 'hex').toString('base64url'),
      name: `${title} (${handle.slice(0, 4)})`,
      displayName: title,
    },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: named(passkeys),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  };
}

/** Any passkey of this origin if none is named. */
export function requestOptions(
  { url }: Origin,
  challenge: string,
  passkeys: readonly Passkey[] = [],
): object {
  return {
    challenge,
    rpId: new URL(url).hostname,
    allowCredentials: named(passkeys),
    userVerification: 'required',
  };
}

const named = (passkeys: readonly Passkey[]): object[] =>
  passkeys.map(({ id }) => ({ type: 'public-key', id }));

/** What is asked of whatever a browser signs, and the challenge that it says it signed. */
function termsOf({ url }: Origin, expected: Expected) {
  let challenge = '';
  const terms = {
    expectedChallenge: (said: string) => {
      challenge = said;
      return expected.is(said);
    },
    expectedOrigin: url,
    expectedRPID: new URL(url).hostname,
    requireUserVerification: true,
  };
  return { terms, said: () => challenge };
}

/** `undefined` if anything in it is wrong. */
export async function readCreated(
  origin: Origin,
  sent: string,
  expected: Expected,
): Promise<{ readonly passkey: Omit<NewPasskey, 'name'>; readonly challenge: string } | undefined> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
  try {
    const response = parseJson(sent) as RegistrationResponseJSON;
    const object = isoBase64URL.toBuffer(response.response.attestationObject);
    const attested = decodeAttestationObject(object);
    const isPlain = ['none', 'packed'].includes(attested.get('fmt'));
    // A certificate may name addresses, which the library would call. None was asked for.
    if (!isPlain || attested.get('attStmt').get('x5c') !== undefined) return undefined;
    const { terms, said } = termsOf(origin, expected);
    const made = await verifyRegistrationResponse({
      response,
      ...terms,
      supportedAlgorithmIDs: algorithms,
    });
    if (!made.verified) return undefined;
    const { id, publicKey } = made.registrationInfo.credential;
    if (id.length > longestId || publicKey.length > longestKey) return undefined;
    const challenge = said();
    return expected.use(challenge) ? { passkey: { id, publicKey }, challenge } : undefined;
  } catch {
    // The library throws for whatever is wrong, in words that repeat what was sent.
    return undefined;
  }
}

/** The passkey that a browser says was touched; only {@link wasTouched} proves it. */
export function touchedId(sent: string): string | undefined {
  return shortText(parseJson(sent), 'id');
}

/**
 * The touch is of now, and the device recognised the person. The signature counter is not kept: a kept one
 * would count the sign-ins, and it is optional (WebAuthn Level 3, 6.1.1). The user handle is not
 * compared: a passkey that replaced a lost one has another, and the credential's id tells whose it is.
 */
export async function wasTouched(
  origin: Origin,
  sent: string,
  passkeys: PasskeyHolder['passkeys'],
  expected: Expected,
): Promise<boolean> {
  const passkey = passkeys.find(({ id }) => id === touchedId(sent));
  if (passkey === undefined) return false;
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  try {
    const response = parseJson(sent) as AuthenticationResponseJSON;
    const { terms, said } = termsOf(origin, expected);
    const touched = await verifyAuthenticationResponse({
      response,
      ...terms,
      credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.publicKey), counter: 0 },
    });
    return touched.verified && expected.use(said());
  } catch {
    return false;
  }
}
