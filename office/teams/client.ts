import type { JsonObject } from '../json';
import {
  cardActivity,
  installActivities,
  invokeActivity,
  messageActivity,
  type Workplace,
} from './activities';
import type { BotLine, Delivery } from './bot-line';
import type { Chat, Chats } from './chats';
import { type DialogAnswer, type Refusal, readDialogAnswer } from './dialog-answer';
import type { TeamsLimits } from './limits';

/** What a person's Teams does. Each gives why it failed, or nothing. */
export interface TeamsClient {
  /** Gets the app for the person, once, unless the person has it; a bot that did not answer is asked again at the next look. */
  install(chat: Chat): Promise<Refusal | undefined>;
  /** Sends what the person typed in the chat box. */
  type(chat: Chat, text: string): Promise<Refusal | undefined>;
  /** Sends a press in a chat card that opens no dialog. */
  press(chat: Chat, value: JsonObject): Promise<Refusal | undefined>;
  /** Opens a dialog or sends one, and reads what it shows next. */
  invoke(chat: Chat, name: 'task/fetch' | 'task/submit', value: JsonObject): Promise<DialogAnswer>;
}

function refusalOf(delivery: Delivery): Refusal | undefined {
  if (delivery.kind !== 'answered') return delivery.kind;
  return delivery.status >= 200 && delivery.status <= 299 ? undefined : 'bot_refused';
}

export function createTeamsClient(of: {
  readonly chats: Chats;
  readonly line: BotLine;
  readonly workplace: () => Workplace;
  readonly limits: TeamsLimits;
}): TeamsClient {
  const installing = new Map<Chat, Promise<Refusal | undefined>>();
  const send = async (activity: JsonObject): Promise<Refusal | undefined> =>
    refusalOf(await of.line(activity, of.limits.activityMilliseconds));

  const install = async (chat: Chat): Promise<Refusal | undefined> => {
    for (const activity of installActivities(of.workplace(), chat)) {
      const refusal = await send(activity);
      if (refusal !== undefined) return refusal;
    }
    chat.installed = true;
    return undefined;
  };

  return {
    install: async (chat) => {
      // Whom the bot has written to has the app already.
      if (chat.installed || chat.posted > 0) return undefined;
      // Two looks at once install once.
      const running = installing.get(chat) ?? install(chat);
      installing.set(chat, running);
      try {
        return await running;
      } finally {
        installing.delete(chat);
      }
    },
    type: (chat, text) => {
      const id = of.chats.add(chat, { from: 'person', text, attachments: [] });
      return send(messageActivity(of.workplace(), chat, id, text));
    },
    press: (chat, value) => send(cardActivity(of.workplace(), chat, value)),
    invoke: async (chat, name, value) =>
      readDialogAnswer(
        await of.line(
          invokeActivity(of.workplace(), chat, name, value),
          of.limits.invokeMilliseconds,
        ),
        of.limits,
      ),
  };
}
