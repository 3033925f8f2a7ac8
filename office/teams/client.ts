import type { FailureReason } from '../failure-reason';
import { isObject, type JsonObject, textAt } from '../json';
import {
  cardActivity,
  type DialogInvoke,
  installActivities,
  invokeActivity,
  messageActivity,
  removeActivity,
  upgradeActivity,
} from './activities';
import type { Chat, Chats } from './chats';
import { type DialogAnswer, readDialogAnswer, type TeamsLimits } from './dialog-answer';
import type { BotLine, Reply } from './http-line';
import type { TeamsLocale, Workplace } from './workplace';

/** One person's Teams. A deed gives the reason why it failed, or nothing. */
export interface TeamsClient {
  readonly chat: Chat;
  /**
   * Installs the app, once. When the bot did not answer, the next look tries again. A policy brings a newer
   * version at the look after it.
   */
  install(): Promise<FailureReason | undefined>;
  /**
   * Gives the person's Teams another language. The chat stays as it is. Only a lone greeting goes: the next
   * look removes the app and installs it again.
   */
  speak(locale: TeamsLocale): void;
  /** Removes the chat's history. The bot is told nothing, and its card does not come back. */
  removeHistory(): void;
  /** Sends text typed in the chat box. */
  type(text: string): Promise<FailureReason | undefined>;
  /** Sends a press in a chat card that opens no dialog. */
  press(value: JsonObject): Promise<FailureReason | undefined>;
  /** Opens a dialog or sends one, and reads what it shows next. */
  invoke(name: DialogInvoke, value: JsonObject): Promise<DialogAnswer>;
}

interface ClientParts {
  readonly at: Workplace;
  readonly chats: Chats;
  readonly line: BotLine;
  readonly limits: TeamsLimits;
}

function whyFailed(reply: Reply): FailureReason | undefined {
  if (reply.kind !== 'answered') return reply.kind;
  return reply.status >= 200 && reply.status <= 299 ? undefined : 'bot_refused';
}

export function createClient(chat: Chat, { at, chats, line, limits }: ClientParts): TeamsClient {
  let installing: Promise<FailureReason | undefined> | undefined;
  let greeting: Chat['messages'] | undefined;
  let isToRemove = false;
  const send = async (activity: JsonObject): Promise<FailureReason | undefined> =>
    whyFailed(await line(activity, limits.activityMilliseconds));

  const install = async (): Promise<FailureReason | undefined> => {
    const removal = isToRemove ? [removeActivity(at, chat)] : [];
    for (const activity of [...removal, ...installActivities(at, chat)]) {
      const failed = await send(activity);
      if (failed !== undefined) return failed;
    }
    isToRemove = false;
    chat.installed = true;
    greeting = chat.messages;
    return undefined;
  };

  let hasNewest = false;
  const upgrade = async (): Promise<FailureReason | undefined> => {
    if (hasNewest || !chat.installed || !at.manners.installsByPolicy) return undefined;
    hasNewest = true;
    return send(upgradeActivity(at, chat));
  };
  let hidden: readonly string[] = [];
  const invoke: TeamsClient['invoke'] = async (name, value) => {
    const sent = at.manners.losesHiddenInputs ? without(value, hidden) : value;
    const activity = invokeActivity(at, chat, name, sent);
    const answer = readDialogAnswer(await line(activity, limits.invokeMilliseconds), limits);
    if (answer.kind === 'card') hidden = hiddenInputsOf(answer.card);
    return answer;
  };

  return {
    chat,
    install: async () => {
      // Someone the bot has written to already has the app.
      if (chat.installed || chat.posted > 0) return upgrade();
      // Two looks at once install once.
      installing ??= install().finally(() => {
        installing = undefined;
      });
      return installing;
    },
    speak: (locale) => {
      if (locale === chat.locale) return;
      chat.locale = locale;
      if (chat.messages !== greeting) return;
      chat.installed = false;
      isToRemove = true;
      chats.empty(chat);
    },
    removeHistory: () => {
      chats.empty(chat);
      chat.removed = true;
    },
    type: (text) => {
      chat.removed = false;
      const id = chats.add(chat, { from: 'person', text, attachments: [] });
      return send(messageActivity(at, chat, id, text));
    },
    press: (value) => send(cardActivity(at, chat, value)),
    invoke,
  };
}

/** The ids of inputs that a card holds and does not show. */
function hiddenInputsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(hiddenInputsOf);
  if (!isObject(node)) return [];
  const own = textAt(node, 'type').startsWith('Input.') && node.isVisible === false;
  return [...(own ? [textAt(node, 'id')] : []), ...Object.values(node).flatMap(hiddenInputsOf)];
}

function without(value: JsonObject, names: readonly string[]): JsonObject {
  const { data } = value;
  if (!isObject(data)) return value;
  const left = Object.entries(data).filter(([name]) => !names.includes(name));
  return { ...value, data: Object.fromEntries(left) };
}
