import { hpkeOverhead } from './hpke';
import { symmetricOverhead } from './symmetric-envelope';

/** The size of every plaintext, in bytes. One size each: a length must tell nothing. */
export const plaintextSizes = {
  message: 6144,
  state: 768,
  /** Public key 32, then three data keys wrapped to a public key. */
  threadKeys: 32 + 3 * (32 + hpkeOverhead),
  draft: 2048,
  keptTexts: 6400,
  /** With the ids of the reports that it is about. */
  proposal: 2304,
  /** A message, and where and when the copy of one comes out. */
  record: 6400,
  /** Texts of a message's length fit, too. */
  case: 6400,
} as const;

/** The size of every envelope as it is stored, in bytes. */
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
