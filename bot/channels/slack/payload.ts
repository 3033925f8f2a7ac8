import { own, shortText } from '../untrusted';
import type { From, Payload, SentView } from './sent';

const other: Payload = { kind: 'other' };

/** Everything in it is untrusted. Never throws. */
export function readPayload(body: unknown): Payload {
  if (own(body, 'event') !== undefined) return readEvent(body);
  if (own(body, 'command') !== undefined) return readCommand(body);
  switch (own(body, 'type')) {
    case 'block_actions':
      return readActions(body);
    case 'view_submission':
    case 'view_closed':
      return readEnd(body);
    default:
      return other;
  }
}

function readActions(body: unknown): Payload {
  const from = readFrom(body);
  const trigger = shortText(body, 'trigger_id');
  const actions = own(body, 'actions');
  const action: unknown = Array.isArray(actions) ? actions[0] : undefined;
  // Only buttons are presses; links and choices send actions, too.
  const button = /^act:([a-z_]{1,64})$/.exec(shortText(action, 'action_id') ?? '')?.[1];
  if (from === undefined || trigger === undefined || button === undefined) return other;
  if (own(own(body, 'view'), 'type') === 'modal') {
    const sent = readView(body);
    return sent === undefined ? other : { kind: 'button', from, button, trigger, sent };
  }
  // A door carries no draft and no input: every button of it opens the start.
  const reply = shortText(body, 'response_url');
  const opened = button === 'desk' ? button : undefined;
  return { kind: 'door', from, button: opened, trigger, reply };
}

function readEnd(body: unknown): Payload {
  const from = readFrom(body);
  const sent = readView(body);
  if (from === undefined || sent === undefined) return other;
  if (own(body, 'type') === 'view_closed') return { kind: 'closed', from, button: 'leave', sent };
  const button = /^vissla:([a-z_]{1,64})$/.exec(shortText(sent.view, 'callback_id') ?? '')?.[1];
  return { kind: 'submit', from, button, sent };
}

function readCommand(body: unknown): Payload {
  const user = shortText(body, 'user_id');
  const trigger = shortText(body, 'trigger_id');
  if (user === undefined || trigger === undefined) return other;
  const text = own(body, 'text');
  return {
    kind: 'command',
    from: {
      user,
      places: named(shortText(body, 'team_id')),
      homes: [],
      enterprises: named(shortText(body, 'enterprise_id')),
    },
    trigger,
    reply: shortText(body, 'response_url'),
    typed: typeof text === 'string' && text.trim() !== '',
  };
}

function readEvent(body: unknown): Payload {
  const event = own(body, 'event');
  const id = shortText(body, 'event_id');
  if (id === undefined) return other;
  const from: From = {
    user: shortText(event, 'user') ?? '',
    places: named(shortText(body, 'team_id'), shortText(body, 'context_team_id')),
    homes: named(
      shortText(event, 'team'),
      shortText(event, 'user_team'),
      shortText(event, 'source_team'),
    ),
    // The workspace's organisation; of a channel shared with another company it says nothing.
    enterprises:
      own(body, 'is_ext_shared_channel') === true
        ? []
        : named(shortText(body, 'context_enterprise_id')),
  };
  switch (own(event, 'type')) {
    case 'app_home_opened':
      if (from.user === '' || (shortText(event, 'tab') ?? 'home') !== 'home') return other;
      return { kind: 'home', from, event: id };
    case 'message': {
      const channel = shortText(event, 'channel');
      if (!isSaid(event) || channel === undefined || from.user === '') return other;
      // Any other conversation has readers.
      if (own(event, 'channel_type') !== 'im') return other;
      return { kind: 'message', from, event: id, channel };
    }
    case 'app_uninstalled':
      return { kind: 'uninstalled', event: id, from };
    case 'tokens_revoked': {
      const bots = own(own(event, 'tokens'), 'bot');
      return Array.isArray(bots) && bots.length > 0 ? { kind: 'revoked', event: id, from } : other;
    }
    default:
      return other;
  }
}

/** Whether a person wrote it: not a bot, and not a notice that a message was changed. */
function isSaid(event: unknown): boolean {
  const subtype = own(event, 'subtype');
  return own(event, 'bot_id') === undefined && (subtype === undefined || subtype === 'file_share');
}

function readFrom(body: unknown): From | undefined {
  const user = own(body, 'user');
  const view = own(body, 'view');
  const id = shortText(user, 'id');
  if (id === undefined) return undefined;
  return {
    user: id,
    calledBy: named(shortText(user, 'name'), shortText(user, 'username')),
    places: named(shortText(own(body, 'team'), 'id')),
    homes: named(
      shortText(user, 'team_id'),
      shortText(view, 'team_id'),
      shortText(view, 'app_installed_team_id'),
    ),
    enterprises: named(shortText(own(body, 'enterprise'), 'id')),
  };
}

function readView(body: unknown): SentView | undefined {
  const view = own(body, 'view');
  const [id, hash] = [shortText(view, 'id'), shortText(view, 'hash')];
  if (typeof view !== 'object' || view === null) return undefined;
  return id === undefined || hash === undefined ? undefined : { id, hash, view };
}

function named(...ids: readonly (string | undefined)[]): string[] {
  return ids.filter((id) => id !== undefined);
}
