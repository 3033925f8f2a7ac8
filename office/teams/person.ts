/** The languages that Teams can speak here, as Teams names them in an activity. */
export const teamsLocales = ['sv-SE', 'en-GB'] as const;
export type TeamsLocale = (typeof teamsLocales)[number];

/** Somebody in the tenant, as activities name people. */
export interface TeamsPerson {
  /** `29:…`; the person's id for this bot. */
  readonly id: string;
  /** The person's object id in the tenant. */
  readonly aadObjectId: string;
  readonly name: string;
  /** `a:…`: the person's chat with the bot. */
  readonly conversation: string;
  /** The language in which the person's Teams begins. */
  readonly locale: TeamsLocale;
}
