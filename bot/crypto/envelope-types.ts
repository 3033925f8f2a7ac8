/**
 * The byte is part of key derivation and associated data, so that nothing opens as another kind. Numbers are
 * for ever: 3, 12, 18, 19 and 20 were given, and are never given again.
 */
export const envelopeTypes = {
  'reporter-message': 1,
  'desk-message': 2,
  state: 4,
  'thread-keys': 5,
  'wrap-desk-common': 6,
  'wrap-reporter-common': 7,
  'wrap-desk-internal': 8,
  pool: 9,
  draft: 10,
  'kept-texts': 11,
  'desk-private': 13,
  'desk-queue': 14,
  'draft-key': 15,
  proposal: 16,
  'desk-record': 17,
  case: 21,
  roster: 22,
  redactions: 23,
} as const;
export type EnvelopeType = keyof typeof envelopeTypes;
