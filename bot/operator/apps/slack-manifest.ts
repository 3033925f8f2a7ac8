import english from '../../../manifest/slack/manifest.json';
import swedish from '../../../manifest/slack/sv.json';
import type { Locale } from '../../domain/ids';
import { CommandRefused } from '../../settings/refused';

/** How Slack reaches the bot: at a public host, or (Socket Mode) over a connection that the bot opens. */
export type SlackDoor =
  | { readonly kind: 'http'; readonly host: string }
  | { readonly kind: 'socket' };

const eventsPath = '/slack/events';

export interface SlackApp {
  readonly door: SlackDoor;
  readonly locale: Locale;
  readonly guests: 'allow' | 'refuse';
}

/** The template with this workplace's door, language and rule for guests. */
export function slackManifest({ door, locale, guests }: SlackApp): object {
  const { display_information, features, settings } = english;
  const [command] = features.slash_commands;
  if (command === undefined) throw new Error('manifest: no command');
  const { url: _, ...commandWithoutUrl } = command;
  const said = locale === 'sv' ? swedish : undefined;
  const address = door.kind === 'http' ? `https://${door.host}${eventsPath}` : undefined;
  const reached = address === undefined ? {} : { request_url: address };
  return {
    ...english,
    display_information: {
      ...display_information,
      description: said?.description ?? display_information.description,
      long_description: said?.long_description ?? display_information.long_description,
    },
    features: {
      ...features,
      slash_commands: [
        {
          ...commandWithoutUrl,
          description: said?.command ?? command.description,
          ...(address === undefined ? {} : { url: address }),
        },
      ],
    },
    oauth_config: { scopes: { bot: slackScopes(guests) } },
    settings: {
      ...settings,
      event_subscriptions: { ...reached, bot_events: settings.event_subscriptions.bot_events },
      interactivity: { is_enabled: true, ...reached },
      socket_mode_enabled: door.kind === 'socket',
    },
  };
}

/** Profiles are read where guests are refused: only they say it. */
export function slackScopes(guests: 'allow' | 'refuse'): readonly string[] {
  return [...english.oauth_config.scopes.bot, ...(guests === 'refuse' ? ['users:read'] : [])];
}

/** Labels of letters, digits and hyphens, two at least. */
export function isHost(text: string): boolean {
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
  return text.length <= 253 && new RegExp(`^(?:${label}\\.)+(?=[a-z])${label}$`, 'i').test(text);
}

/** A name without scheme, port or path. Throws a {@link CommandRefused}. */
export function parseHost(typed: string): string {
  const host = typed.trim().toLowerCase();
  if (!isHost(host))
    throw new CommandRefused(
      'The host must be a name such as vissla.example.org: no https://, port or path.',
    );
  return host;
}
