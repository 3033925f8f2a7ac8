import { own, shortText } from '../untrusted';

/** The person whom Slack names, and every workspace that the payload names with it. */
export interface From {
  readonly user: string;
  readonly teams: readonly string[];
}

/** What is taken from a view in a payload; `view` itself is raw. */
export interface SentView {
  readonly id: string;
  readonly hash: string;
  readonly view: object;
}

/** Where a dialog can be opened, and how to answer when it cannot. */
export interface Door {
  readonly from: From;
  /** Lives for three seconds, and for one use. */
  readonly trigger: string;
  /** Where to say something to this person alone; a press on Home has none. */
  readonly reply: string | undefined;
}

/** What is taken from a request, and all that is: texts of messages and commands, names and addresses stay behind. */
export type Payload =
  /** A button in a dialog. */
  | {
      readonly kind: 'step';
      readonly from: From;
      readonly button: string;
      readonly trigger: string;
      readonly sent: SentView;
    }
  /** A dialog's submit. */
  | {
      readonly kind: 'submission';
      readonly from: From;
      readonly button: string | undefined;
      readonly sent: SentView;
    }
  /** A button on Home or in a message. */
  | ({ readonly kind: 'door'; readonly button: 'desk' | undefined } & Door)
  /** `/vissla`; of what was typed behind it, whether there was any. */
  | ({ readonly kind: 'command'; readonly typed: boolean } & Door)
  | { readonly kind: 'home'; readonly from: From; readonly event: string }
  /** Somebody wrote to the bot although the tab is read-only. */
  | {
      readonly kind: 'message';
      readonly from: From;
      readonly event: string;
      readonly channel: string;
    }
  | { readonly kind: 'uninstalled' | 'revoked'; readonly event: string; readonly from: From }
  /** Everything else: it is taken, and nothing is done. */
  | { readonly kind: 'other' };

const other: Payload = { kind: 'other' };

/** Reads what Slack sent, over HTTP or a socket. Everything in it is untrusted but that Slack sent it. Never throws. */
export function readPayload(body: unknown): Payload {
  if (own(body, 'event') !== undefined) return readEvent(body);
  if (own(body, 'command') !== undefined) return readCommand(body);
  switch (own(body, 'type')) {
    case 'block_actions':
      return readActions(body);
    case 'view_submission':
      return readSubmission(body);
    default:
      return other;
  }
}

function readActions(body: unknown): Payload {
  const from = readFrom(body);
  const trigger = shortText(body, 'trigger_id');
  const actions = own(body, 'actions');
  const action: unknown = Array.isArray(actions) ? actions[0] : undefined;
  // Buttons alone are presses: a link's button and a choice send an action as well.
  const act = /^act:([a-z_]{1,64})$/.exec(shortText(action, 'action_id') ?? '')?.[1];
  if (from === undefined || trigger === undefined || act === undefined) return other;
  if (own(own(body, 'view'), 'type') === 'modal') {
    const sent = readView(body);
    return sent === undefined ? other : { kind: 'step', from, button: act, trigger, sent };
  }
  // A door carries no draft and no input: whatever else its button said, it opens the beginning.
  const reply = shortText(body, 'response_url');
  return { kind: 'door', from, button: act === 'desk' ? act : undefined, trigger, reply };
}

function readSubmission(body: unknown): Payload {
  const from = readFrom(body);
  const sent = readView(body);
  if (from === undefined || sent === undefined) return other;
  const act = /^vissla:([a-z_]{1,64})$/.exec(shortText(sent.view, 'callback_id') ?? '')?.[1];
  return { kind: 'submission', from, button: act, sent };
}

function readCommand(body: unknown): Payload {
  const user = shortText(body, 'user_id');
  const trigger = shortText(body, 'trigger_id');
  if (user === undefined || trigger === undefined) return other;
  const text = own(body, 'text');
  return {
    kind: 'command',
    from: { user, teams: named(shortText(body, 'team_id')) },
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
    teams: named(
      shortText(body, 'team_id'),
      shortText(body, 'context_team_id'),
      shortText(event, 'team'),
      shortText(event, 'user_team'),
      shortText(event, 'source_team'),
    ),
  };
  switch (own(event, 'type')) {
    case 'app_home_opened':
      if (from.user === '' || (shortText(event, 'tab') ?? 'home') !== 'home') return other;
      return { kind: 'home', from, event: id };
    case 'message': {
      const channel = shortText(event, 'channel');
      if (!isSaid(event) || channel === undefined || from.user === '') return other;
      // In any other conversation there are readers.
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

/** Something that a person wrote, and neither a bot's message nor the news that one was changed. */
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
    teams: named(
      shortText(own(body, 'team'), 'id'),
      shortText(user, 'team_id'),
      shortText(view, 'team_id'),
      shortText(view, 'app_installed_team_id'),
    ),
  };
}

function readView(body: unknown): SentView | undefined {
  const view = own(body, 'view');
  const [id, hash] = [shortText(view, 'id'), shortText(view, 'hash')];
  if (typeof view !== 'object' || view === null) return undefined;
  return id === undefined || hash === undefined ? undefined : { id, hash, view };
}

function named(...teams: readonly (string | undefined)[]): string[] {
  return teams.filter((team) => team !== undefined);
}
