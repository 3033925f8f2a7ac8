/** Somebody in the workspace, as `users.info` knows people. */
export interface SlackPerson {
  /** `U…`; unique in the workspace. */
  readonly id: string;
  readonly name: string;
  /** Another workspace's person, who comes in over Slack Connect. */
  readonly team?: string | undefined;
  /** `single` is a guest of one channel (`is_ultra_restricted`), `multi` of several (`is_restricted`). */
  readonly guest?: 'single' | 'multi' | undefined;
  readonly deleted?: boolean | undefined;
  /** As Slack writes it: `sv-SE`. */
  readonly locale?: string | undefined;
}
