import { hpkeOverhead } from './hpke';
import { symmetricOverhead } from './symmetric-envelope';

/** Sizes of plaintexts, in bytes. Each kind has one: a length must tell nothing. */
export const plaintextSizes = {
  message: 6144,
  state: 768,
  /** Public key 32, then three data keys wrapped to a public key. */
  threadKeys: 32 + 3 * (32 + hpkeOverhead),
  draft: 2048,
  keptTexts: 6400,
  /** The ids of its reports, and texts of which JSON may make six times as much. */
  proposal: 5120,
  record: 6400,
  case: 7680,
} as const;

/** Sizes of stored envelopes, in bytes. */
export const envelopeSizes = {
  message: plaintextSizes.message + symmetricOverhead,
  state: plaintextSizes.state + symmetricOverhead,
  threadKeys: plaintextSizes.threadKeys + symmetricOverhead,
  proposal: plaintextSizes.proposal + symmetricOverhead,
  record: plaintextSizes.record + symmetricOverhead,
  case: plaintextSizes.case + symmetricOverhead,
  /** A wrapped data key. */
  wrap: 32 + hpkeOverhead,
} as const;

/**
 * A list of a desk's people, in bytes: its steps, the most, and the longest address. Its length tells their
 * approximate number, which every reporter is shown. A passkey's id is in base64url, so four thirds of its
 * 255 bytes (WebAuthn Level 3, 5.8.3).
 */
export const rosterSizes = {
  step: 4096,
  most: 36 * 4096,
  address: 3500,
  passkeyId: 340,
  publicKey: 600,
} as const;
