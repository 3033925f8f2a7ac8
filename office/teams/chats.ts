import type { TeamsLocale, TeamsPerson } from './workplace';

/** A message in somebody's chat with the bot. */
interface ChatMessage {
  readonly id: string;
  readonly from: 'bot' | 'person';
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text: string;
  readonly attachments: readonly unknown[];
  readonly edited: boolean;
}

/** One person's chat with the bot. */
export interface Chat {
  readonly person: TeamsPerson;
  locale: TeamsLocale;
  installed: boolean;
  /** The person has removed the chat's history: the connector does not know the conversation any more. */
  removed: boolean;
  /** Grows with every change, so that the page knows when to look again. */
  version: number;
  /** Messages the bot has posted so far; the page counts the unread ones from it. */
  posted: number;
  messages: readonly ChatMessage[];
}

/** All chats, in memory only: they end with the process. */
export interface Chats {
  /** Begins a person's chat, empty. */
  open(person: TeamsPerson): Chat;
  byConversation(conversationId: string): Chat | undefined;
  /** By either of a person's ids. */
  ofMember(id: string): Chat | undefined;
  add(chat: Chat, message: Omit<ChatMessage, 'id' | 'at' | 'edited'>): string;
  /** False when the bot has no such message. */
  change(chat: Chat, id: string, to: Pick<ChatMessage, 'text' | 'attachments'>): boolean;
  remove(chat: Chat, id: string): boolean;
  /** Makes the chat as empty as one that has just begun. */
  empty(chat: Chat): void;
}

/** Older messages are dropped, so that a long trial does not fill the memory. */
const keptMessages = 200;

/** @param changed is called at every change in a chat */
export function createChats(now: () => number, changed?: (chat: Chat) => void): Chats {
  const chats = new Map<string, Chat>();
  let lastId = 0;

  /** Teams names a message by the millisecond of its arrival. */
  const nextId = (): string => {
    lastId = Math.max(now(), lastId + 1);
    return String(lastId);
  };
  const put = (chat: Chat, messages: readonly ChatMessage[]): void => {
    chat.messages = messages.slice(-keptMessages);
    chat.version += 1;
    changed?.(chat);
  };
  const hasPosted = (chat: Chat, id: string): boolean =>
    chat.messages.some((message) => message.id === id && message.from === 'bot');

  return {
    open: (person) => {
      const { conversation, locale } = person;
      const empty = { installed: false, removed: false, version: 0, posted: 0, messages: [] };
      const chat: Chat = { person, locale, ...empty };
      chats.set(conversation, chat);
      return chat;
    },
    byConversation: (id) => chats.get(id),
    ofMember: (id) =>
      [...chats.values()].find(({ person }) => person.id === id || person.aadObjectId === id),
    add: (chat, message) => {
      const id = nextId();
      if (message.from === 'bot') chat.posted += 1;
      put(chat, [
        ...chat.messages,
        { ...message, id, at: new Date(now()).toISOString(), edited: false },
      ]);
      return id;
    },
    change: (chat, id, to) => {
      if (!hasPosted(chat, id)) return false;
      put(
        chat,
        chat.messages.map((message) =>
          message.id === id ? { ...message, ...to, edited: true } : message,
        ),
      );
      return true;
    },
    remove: (chat, id) => {
      if (!hasPosted(chat, id)) return false;
      put(
        chat,
        chat.messages.filter((message) => message.id !== id),
      );
      return true;
    },
    empty: (chat) => {
      chat.posted = 0;
      put(chat, []);
    },
  };
}
