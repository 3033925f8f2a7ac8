import type { SlackAccess, SlackChannelAccess } from '../channels/slack/probe';
import type { TeamsLogin } from '../channels/teams/probe';
import type { Day } from '../domain/day';
import type { InstallationMark } from '../installation/installation-mark';
import type { Places } from '../installation/places';
import type { Listening } from '../settings/listening';
import type { TeamsSettings } from '../settings/messengers';
import type { Environment } from '../settings/reader';
import type { BackupFolders } from '../settings/values';
import type { SeenBackups } from './check-backups';
import type { BotAnswer } from './check-bot';
import type { PathFacts } from './check-files';
import type { WrittenManifests } from './check-manifests';
import type { SeenStores } from './stores';

/** How doctor looks at the world. None of these changes anything. */
export interface Probes {
  readonly environment: Environment;
  /** Where `data/` and `.env` are looked for. */
  readonly folder: string;
  /** The files from which Node read settings. */
  readonly settingsRead: readonly string[];
  /** Says that settings lie in `.env` which nobody read, where that is so. */
  readonly unread: string | undefined;
  /** Whether this runs in a container. */
  readonly isContained: boolean;
  /** This command's. */
  readonly version: string;
  readonly posix: boolean;
  readonly paths: PathFacts;
  /** Bytes that may still be written where a folder is; `undefined` where the system does not say. */
  readonly roomIn: (path: string) => number | undefined;
  /** What answers where the bot listens. */
  readonly askBot: (place: Listening) => Promise<BotAnswer>;
  readonly manifests: () => WrittenManifests;
  readonly stores: (places: Places) => Promise<SeenStores>;
  /** What is known of the installation outside both stores. */
  readonly mark: (path: string) => InstallationMark | undefined;
  readonly backups: (
    places: Places & { readonly backups: BackupFolders | undefined },
  ) => SeenBackups;
  readonly teamsLogin: (settings: TeamsSettings) => Promise<TeamsLogin>;
  readonly teamsKeys: (openIdUrl: string | undefined) => Promise<boolean>;
  readonly slackAccess: (token: string, apiUrl: string | undefined) => Promise<SlackAccess>;
  readonly slackChannel: (
    token: string,
    channel: string,
    apiUrl: string | undefined,
  ) => Promise<SlackChannelAccess>;
  readonly now: () => number;
  readonly today: () => Day;
}
