/** The workspace and the app that is installed in it. */
export interface Workplace {
  readonly team: string;
  readonly domain: string;
  readonly app: string;
  /** `B…`: the bot as the author of messages and views. */
  readonly bot: string;
  /** `U…`: the bot as a member of the workspace. */
  readonly botUser: string;
  readonly command: string;
  /** The Enterprise organisation that the workspace belongs to, and another workspace of it. */
  readonly grid: { readonly enterprise: string; readonly sister: string } | undefined;
  readonly now: () => number;
}

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

/** The workspace that is somebody's home: `user.team_id` in a payload, wherever the person presses. */
export function homeOf({ team, grid }: Workplace, person: SlackPerson): string {
  if (person.team !== undefined) return person.team;
  const sum = Array.from(person.id).reduce((so, letter) => so + (letter.codePointAt(0) ?? 0), 0);
  return grid !== undefined && sum % 2 === 1 ? grid.sister : team;
}
