import english from '../../../manifest/teams/manifest.json';
import swedish from '../../../manifest/teams/sv.json';

export interface TeamsApp {
  /** The same as the bot's. */
  readonly appId: string;
  /** Who offers it, in at most 32 characters. */
  readonly developer: string;
  readonly website: string;
  readonly privacy: string;
  /** `1.2.3`; Teams takes a changed app only with a higher one. */
  readonly version: string;
}

export const templateVersion: string = english.version;

/** The template with this organisation's ids, names and addresses. */
export function teamsManifest(app: TeamsApp): object {
  return {
    ...english,
    version: app.version,
    id: app.appId,
    developer: {
      name: app.developer,
      websiteUrl: app.website,
      privacyUrl: app.privacy,
      termsOfUseUrl: app.website,
    },
    bots: english.bots.map((bot) => ({ ...bot, botId: app.appId })),
    composeExtensions: english.composeExtensions.map((one) => ({ ...one, botId: app.appId })),
  };
}

/** The Swedish texts; the English ones are in the manifest itself. */
export const teamsSwedish: object = swedish;

/** `manifest` writes them, and `doctor` looks for them. */
export const files = { teams: 'teams-app.zip', slack: 'slack-manifest.json' } as const;
