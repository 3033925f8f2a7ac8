/**
 * What an envelope holds. The byte is part of the key derivation and of the associated data, so that nothing
 * opens as something else. Numbers are for ever: a retired one is never given again.
 */
export const envelopeTypes = {
  'reporter-message': 1,
  'desk-message': 2,
  note: 3,
  state: 4,
  'thread-keys': 5,
  'wrap-desk-common': 6,
  'wrap-reporter-common': 7,
  'wrap-desk-internal': 8,
  pool: 9,
  draft: 10,
  'kept-texts': 11,
  'epoch-private': 12,
  'desk-private': 13,
  'desk-queue': 14,
  'draft-key': 15,
  proposal: 16,
  'desk-record': 17,
  recipient: 18,
  crowd: 20,
  case: 21,
} as const;
export type EnvelopeType = keyof typeof envelopeTypes;
