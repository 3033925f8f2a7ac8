import { isObject, type JsonObject, jsonIn, textAt } from '../json';
import { type AppLine, type Reply, statusOf } from './app-line';
import type { SlackClient, SlackOutcome } from './client';
import { type Events, outcomeOf } from './events';
import { actionIdOf, checkFields, elementsOf, type Placed } from './inputs';
import {
  commandFields,
  escaped,
  pressInMessage,
  pressInView,
  viewClosed,
  viewSubmission,
} from './payloads';
import type { Platform } from './platform';
import { putMessage, readContent } from './post-message';
import { answerSubmission } from './response-action';
import type { Screen } from './screens';
import { sentValues, sentView } from './sent-view';
import type { Unkind } from './unkind';
import { filled } from './values';
import type { SlackBlock, SlackView } from './view';
import { homeOf, type SlackPerson } from './workplace';

interface ClientParts {
  readonly platform: Platform;
  readonly line: AppLine;
  readonly events: Events;
  readonly unkind: Unkind;
  /** Called with why Slack could not show an answer. */
  refused(why: readonly string[]): void;
}

/** A channel without the bot: where commands are given. */
const somewhere = 'C0ALLMANT01';

function buttonIn(blocks: readonly SlackBlock[], actionId: string, which?: string): Placed {
  const found = elementsOf(blocks).find(
    (placed) =>
      placed.element.type === 'button' &&
      actionIdOf(placed) === actionId &&
      (which === undefined || [placed.block.block_id, placed.element.value].includes(which)),
  );
  if (found === undefined) throw new Error('slack: no such button');
  return found;
}

export function createClient(person: SlackPerson, parts: ClientParts): SlackClient {
  const { platform, line, events, unkind } = parts;
  const { at, screens, triggers, responses, nextTs } = platform;
  const user = person.id;
  let last: (() => Promise<Reply>) | undefined;

  const screen = (): Screen => {
    const found = screens.of(user);
    if (found === undefined) throw new Error('slack: no such person');
    return found;
  };
  const top = (): SlackView | undefined => screen().modals.at(-1);
  const topModal = (): SlackView => {
    const view = top();
    if (view === undefined) throw new Error('slack: no modal is open');
    return view;
  };
  const send = (kind: 'interactive' | 'command', content: JsonObject): Promise<Reply> => {
    last = line({ kind, content });
    return last();
  };
  const sendEvent = (event: JsonObject): Promise<SlackOutcome> =>
    events.send(event, (again) => {
      last = again;
    });

  const onItsWay = (view: SlackView): JsonObject =>
    sentView(view, sentValues(view, unkind), unkind);

  /** Only 200 acknowledges an interaction. */
  const taken = (reply: Reply): SlackOutcome =>
    reply.kind === 'answered' && reply.status !== 200
      ? { kind: 'failed', status: statusOf(reply) }
      : outcomeOf(reply);

  /** Shows the body of a command's acknowledgement, only to the person. */
  const showReply = (reply: Reply): SlackOutcome => {
    const outcome = taken(reply);
    if (outcome.kind !== 'ok' || reply.kind !== 'answered' || reply.body === '') return outcome;
    const content = readContent(contentOf(reply.body));
    if ('refused' in content) {
      parts.refused([JSON.stringify(content.refused)]);
      return { kind: 'failed', status: 200 };
    }
    putMessage(platform, user, { channel: somewhere, from: 'bot', ephemeral: true, ...content });
    return outcome;
  };

  return {
    user,
    person,
    get version() {
      return screen().version;
    },
    get home() {
      return screen().home;
    },
    get modals() {
      return screen().modals;
    },
    get values() {
      return top()?.state.values ?? {};
    },
    get messages() {
      return screen().messages;
    },
    openHome: () => {
      const { channel, home } = screen();
      return sendEvent({
        type: 'app_home_opened',
        user,
        channel,
        tab: 'home',
        event_ts: nextTs(),
        ...(home === undefined ? {} : { view: onItsWay(home) }),
      });
    },
    fill: (blockId, value) => {
      screens.putModal(user, filled(topModal(), blockId, value));
    },
    press: async (actionId, which) => {
      const view = top() ?? screen().home;
      const placed = buttonIn(view?.blocks ?? [], actionId, which);
      if (view === undefined) throw new Error('slack: no such button');
      const trigger =
        view.type === 'modal' ? triggers.issue(user, view.id) : triggers.issueOnHome(user);
      const pressed = { view: onItsWay(view), placed, trigger, ts: nextTs() };
      const payload = pressInView(at, person, pressed);
      return taken(await send('interactive', payload));
    },
    pressIn: async (message, actionId) => {
      const placed = buttonIn(message.blocks, actionId);
      const { channel, ts } = message;
      const payload = pressInMessage(at, person, {
        message,
        placed,
        trigger: triggers.issue(user),
        ts: nextTs(),
        responseUrl: responses.issue({ user, channel, message: ts }),
      });
      return taken(await send('interactive', payload));
    },
    submit: async () => {
      const view = topModal();
      if (view.submit === null) throw new Error('slack: the view has no submit');
      const errors = checkFields(view, sentValues(view, unkind));
      if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
      const trigger = triggers.issue(user, view.id);
      const reply = await send('interactive', viewSubmission(at, person, onItsWay(view), trigger));
      const answered = answerSubmission(at, reply, view, screen().modals, unkind);
      if (answered.refused !== undefined) parts.refused(answered.refused);
      if (answered.modals !== screen().modals) screens.change(user, { modals: answered.modals });
      return answered.outcome;
    },
    close: () => {
      const view = topModal();
      const { modals } = screen();
      const closed = view.clear_on_close ? modals : [view];
      screens.change(user, { modals: modals.filter((one) => !closed.includes(one)) });
      for (const one of closed)
        if (one.notify_on_close)
          void send('interactive', viewClosed(at, person, onItsWay(one), view.clear_on_close));
    },
    command: async (text) => {
      const given = {
        text,
        channel: somewhere,
        trigger: triggers.issue(user),
        responseUrl: responses.issue({ user, channel: somewhere, message: undefined }),
      };
      return showReply(await send('command', commandFields(at, person, given)));
    },
    write: (text) => {
      const { channel } = screen();
      const message = { channel, from: 'person' as const, text, blocks: [], ephemeral: false };
      const { ts } = putMessage(platform, user, message);
      return sendEvent({
        type: 'message',
        channel,
        channel_type: 'im',
        user,
        text: escaped(text),
        ts,
        event_ts: ts,
        team: homeOf(at, person),
        ...(person.team === undefined ? {} : { user_team: person.team, source_team: person.team }),
      });
    },
    again: async () => {
      if (last === undefined) throw new Error('slack: nothing was sent yet');
      return taken(await last());
    },
  };
}

/** Text, or a message as JSON. */
function contentOf(body: string): JsonObject {
  const parsed = jsonIn(body);
  return isObject(parsed) ? { ...parsed, text: textAt(parsed, 'text') } : { text: body };
}
