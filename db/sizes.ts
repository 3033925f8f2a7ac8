/** The columns' widths. Bytes for binary ones, UTF-16 code units for text, as SQL Server counts. */
export const sizes = {
  id: 16,
  hash: 32,
  key: 32,
  /** A sealed key has 80 bytes; the column has room for more. */
  sealedKey: 256,
  /** The longest list of a desk's people. */
  roster: 2 ** 17 + 48,
  /** `whistleblowing-v2-2026-11-25`, with room for a number of five digits. */
  keyLabel: 32,
  state: 816,
  keys: 396,
  message: 6192,
  /** The largest image of the pool. */
  image: 2 ** 23,
  proposal: 5168,
  record: 6448,
  case: 7728,
  place: 8,
  day: 10,
  month: 7,
  year: 4,
  /** Both desks' numbers of a year, or of a month's disposal, as JSON. */
  figures: 4096,
  reference: 11,
  locator: 8,
  desk: 16,
  kind: 16,
  /** `weekly 10 2`. */
  policy: 16,
  event: 32,
  /** Forty characters, each of which may be two code units. */
  title: 80,
} as const;
