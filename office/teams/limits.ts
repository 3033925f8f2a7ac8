/** What Teams refuses. The office refuses the same. */
export interface TeamsLimits {
  /** The newest version of Adaptive Cards that bots may use in Teams. */
  readonly cardVersion: readonly [major: number, minor: number];
  /** A dialog's card, in bytes of UTF-8. There is no official number; this one is cautious. */
  readonly dialogCardBytes: number;
  /** A message, in bytes of UTF-16 ("approximately 100 KB"). */
  readonly messageBytes: number;
  /** Milliseconds until Teams gives up on an invoke and says that something went wrong. */
  readonly invokeMilliseconds: number;
  /** Milliseconds until Teams gives up on any other activity. */
  readonly activityMilliseconds: number;
}

export const teamsLimits: TeamsLimits = {
  cardVersion: [1, 5],
  dialogCardBytes: 40 * 1024,
  messageBytes: 100 * 1024,
  invokeMilliseconds: 5_000,
  activityMilliseconds: 15_000,
};

/** Whether a card's `version` is one that Teams shows. */
export function isShown(version: unknown, limits: TeamsLimits): boolean {
  const found = typeof version === 'string' ? /^(\d{1,3})\.(\d{1,3})$/.exec(version) : null;
  if (found === null) return false;
  const major = Number(found[1]);
  const [most, minor] = limits.cardVersion;
  return major < most || (major === most && Number(found[2]) <= minor);
}
