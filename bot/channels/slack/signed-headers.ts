import type { IncomingHttpHeaders } from 'node:http';

export type HeaderRefusal = 'signature_missing' | 'signature_version' | 'signature' | 'age';

/** Unchecked; the time is near enough. */
export interface SignedHeaders {
  /** 64 digits in lower case. */
  readonly hash: string;
  /** In seconds since 1970-01-01 UTC, as it was written. */
  readonly time: string;
}

/** Slack, "Verifying requests": five minutes. */
export const skewSeconds = 300;

/** More than Slack's check of the certificate, by far. */
export const unsignedBytes = 4_096;

/** The two headers prove nothing yet. `now` is in milliseconds. */
export function readSignedHeaders(
  headers: IncomingHttpHeaders,
  now: number,
): SignedHeaders | HeaderRefusal {
  const signature = headers['x-slack-signature'];
  const time = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof time !== 'string') return 'signature_missing';
  const [, version, hash] = /^(v\d+)=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (hash === undefined) return 'signature';
  if (version !== 'v0') return 'signature_version';
  // Exactly as Slack writes it: `+5`, `5.0` and ` 5` are other texts for the same number.
  if (!/^[1-9]\d{0,11}$/.test(time)) return 'age';
  if (Math.abs(now / 1000 - Number(time)) > skewSeconds) return 'age';
  return { hash, time };
}

/**
 * Why a request is refused before a byte of its body is read; `undefined` if it may be read. Unsigned, only a
 * short form with a length is read, which may be Slack's check of the certificate.
 */
export function refuseHeaders(
  headers: IncomingHttpHeaders,
  now: number,
): HeaderRefusal | undefined {
  const read = readSignedHeaders(headers, now);
  if (typeof read !== 'string') return undefined;
  const length = Number(headers['content-length'] ?? Infinity);
  const mayBeCheck = isForm(headers['content-type']) && length <= unsignedBytes;
  return read === 'signature_missing' && mayBeCheck ? undefined : read;
}

/** Reads only the type's beginning: a proxy may add a charset, which Bolt's parser rejects. */
export function isForm(contentType: string | undefined): boolean {
  return contentType?.startsWith('application/x-www-form-urlencoded') === true;
}
