import { CommandRefused } from '../settings/refused';
import { parseHost, type SlackDoor } from './slack-manifest';

/** What was typed after `manifest`. */
export interface ManifestWishes {
  readonly host: string | undefined;
  readonly socket: boolean;
  readonly teams: boolean;
  readonly slack: boolean;
}

export interface Chosen {
  readonly teams: boolean;
  /** How Slack reaches the bot; `undefined` when no Slack manifest is wanted. */
  readonly slack: SlackDoor | undefined;
}

/**
 * Which manifests are written: those that are asked for, otherwise those of the messengers that are set. With
 * none of either, a host or `--socket` asks for Slack's. Throws a {@link CommandRefused}.
 */
export function chooseManifests(
  wishes: ManifestWishes,
  set: { readonly teams: boolean; readonly slack: boolean; readonly socketToken: boolean },
): Chosen {
  const asked = wishes.teams || wishes.slack;
  const teams = asked ? wishes.teams : set.teams;
  const slack = wishes.slack || wishes.socket || (asked ? false : set.slack || !teams);
  if (!slack) {
    if (wishes.host !== undefined) parseHost(wishes.host);
    return { teams, slack: undefined };
  }
  const isSocket = wishes.socket || set.socketToken;
  if (isSocket) return { teams, slack: socketDoor(wishes.host, teams) };
  return { teams, slack: httpDoor(wishes.host, !asked && !set.slack) };
}

/** A host is meant for Teams, or is a mistake. */
function socketDoor(host: string | undefined, teams: boolean): SlackDoor {
  if (host !== undefined && !teams) {
    throw new CommandRefused(
      'Socket Mode needs no host. For HTTP leave out --socket and VISSLA_SLACK_APP_TOKEN.',
    );
  }
  if (host !== undefined) parseHost(host);
  return { kind: 'socket' };
}

function httpDoor(host: string | undefined, nothingSet: boolean): SlackDoor {
  if (host === undefined) {
    throw new CommandRefused(
      nothingSet
        ? 'No messenger is set. Name the public host for Slack, say --socket for Socket Mode, or --teams for Teams.'
        : 'Name the public host at which Slack reaches the bot, or say --socket for Socket Mode.',
    );
  }
  return { kind: 'http', host: parseHost(host) };
}
