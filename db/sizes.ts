/** The columns' widths. Bytes for binary ones, UTF-16 code units for text, as SQL Server counts. */
export const sizes = {
  id: 16,
  hash: 32,
  key: 32,
  /** A key of 32 bytes sealed by a vault key, 80 bytes; up to three of a day's draft keys. */
  sealedKey: 256,
  /** What a roster is marked with: the key's name, and two marks. */
  rosterMark: 80,
  /** `whistleblowing-v2-2026-11-25`, with room for a number of five digits. */
  keyLabel: 32,
  state: 816,
  keys: 380,
  message: 6192,
  /** The largest image of the pool. */
  image: 2 ** 23,
  proposal: 2352,
  record: 6448,
  case: 6448,
  /** A place in the audit's chain. */
  place: 8,
  day: 10,
  month: 7,
  reference: 11,
  locator: 4,
  desk: 16,
  messenger: 8,
  standing: 8,
  kind: 16,
  /** `weekly 10 2`. */
  policy: 16,
  event: 32,
  /** Forty characters, each of which may be two code units. */
  title: 80,
  tenant: 64,
  user: 128,
  /**
   * Fits every conversation reference that a messenger gives, and keeps the row on one page of SQL Server.
   */
  address: 3500,
} as const;
