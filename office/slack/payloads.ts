import type { JsonObject } from '../json';
import type { Placed } from './inputs';
import type { ChatMessage } from './screens';
import { homeOf, type SlackPerson, type Workplace } from './workplace';

/** Slack escapes three characters of what people type (docs.slack.dev/messaging/formatting-message-text). */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * What every interaction carries (docs.slack.dev/reference/interaction-payloads). Bolt takes `enterprise` for
 * the installation's, so people of another company have the same one here; nobody has shown it.
 */
const envelope = (at: Workplace, person: SlackPerson): JsonObject => ({
  user: {
    id: person.id,
    username: person.name,
    name: person.name,
    team_id: homeOf(at, person),
  },
  team: { id: at.team, domain: at.domain, ...(at.grid && { enterprise_id: at.grid.enterprise }) },
  api_app_id: at.app,
  token: 'deprecated',
  enterprise: at.grid === undefined ? null : { id: at.grid.enterprise, name: 'Exempelby' },
  is_enterprise_install: false,
});

const actionOf = ({ block, element }: Placed, ts: string): JsonObject => ({
  type: element.type,
  action_id: element.action_id,
  block_id: block.block_id,
  text: element.text,
  ...(element.value === undefined ? {} : { value: element.value }),
  ...(element.style === undefined ? {} : { style: element.style }),
  action_ts: ts,
});

/** A message as Slack shows it in payloads and answers. */
export const messageOf = (at: Workplace, message: ChatMessage): JsonObject => ({
  type: 'message',
  user: at.botUser,
  bot_id: at.bot,
  app_id: at.app,
  team: at.team,
  ts: message.ts,
  text: message.text,
  blocks: message.blocks,
});

export const pressInView = (
  at: Workplace,
  person: SlackPerson,
  pressed: {
    readonly view: JsonObject;
    readonly placed: Placed;
    readonly trigger: string;
    ts: string;
  },
): JsonObject => ({
  type: 'block_actions',
  ...envelope(at, person),
  container: { type: 'view', view_id: pressed.view.id },
  trigger_id: pressed.trigger,
  view: pressed.view,
  actions: [actionOf(pressed.placed, pressed.ts)],
});

export const pressInMessage = (
  at: Workplace,
  person: SlackPerson,
  pressed: {
    readonly message: ChatMessage;
    readonly placed: Placed;
    readonly trigger: string;
    readonly ts: string;
    readonly responseUrl: string;
  },
): JsonObject => ({
  type: 'block_actions',
  ...envelope(at, person),
  container: {
    type: 'message',
    message_ts: pressed.message.ts,
    channel_id: pressed.message.channel,
    is_ephemeral: pressed.message.ephemeral,
  },
  trigger_id: pressed.trigger,
  channel: { id: pressed.message.channel, name: 'directmessage' },
  ...(pressed.message.ephemeral ? {} : { message: messageOf(at, pressed.message) }),
  state: { values: {} },
  response_url: pressed.responseUrl,
  actions: [actionOf(pressed.placed, pressed.ts)],
});

export const viewSubmission = (
  at: Workplace,
  person: SlackPerson,
  view: JsonObject,
  trigger: string,
): JsonObject => ({
  type: 'view_submission',
  ...envelope(at, person),
  trigger_id: trigger,
  view,
  response_urls: [],
});

export const viewClosed = (
  at: Workplace,
  person: SlackPerson,
  view: JsonObject,
  isCleared: boolean,
): JsonObject => ({
  type: 'view_closed',
  ...envelope(at, person),
  view,
  is_cleared: isCleared,
});

/** The fields of a slash command, given in a channel without the bot. */
export const commandFields = (
  at: Workplace,
  person: SlackPerson,
  given: {
    readonly text: string;
    readonly channel: string;
    readonly trigger: string;
    readonly responseUrl: string;
  },
): JsonObject => ({
  token: 'deprecated',
  team_id: person.team ?? at.team,
  team_domain: at.domain,
  channel_id: given.channel,
  channel_name: 'allmant',
  user_id: person.id,
  user_name: person.name,
  command: at.command,
  text: escaped(given.text),
  api_app_id: at.app,
  is_enterprise_install: 'false',
  response_url: given.responseUrl,
  trigger_id: given.trigger,
});

/** The envelope of an event (docs.slack.dev/apis/events-api). */
export const eventCallback = (at: Workplace, event: JsonObject, eventId: string): JsonObject => ({
  token: 'deprecated',
  team_id: at.team,
  context_team_id: at.team,
  context_enterprise_id: at.grid?.enterprise ?? null,
  api_app_id: at.app,
  event,
  type: 'event_callback',
  event_id: eventId,
  event_time: Math.floor(at.now() / 1000),
  authorizations: [
    {
      enterprise_id: at.grid?.enterprise ?? null,
      team_id: at.team,
      user_id: at.botUser,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  // What people of another company take part in.
  is_ext_shared_channel: event.user_team !== undefined && event.user_team !== at.team,
  event_context: `4-${eventId}`,
});
