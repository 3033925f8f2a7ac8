import { conversationIdOf, type OfficePerson, people, type TeamsLocale } from '../people';

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
  readonly person: OfficePerson;
  locale: TeamsLocale;
  installed: boolean;
  /** Grows with every change, so that the page knows when to look again. */
  version: number;
  /** Messages the bot has posted so far; the page counts the unread ones from it. */
  posted: number;
  messages: readonly ChatMessage[];
}

type Listener = (chat: Chat) => void;

/**
 * All chats, in memory only: they are gone when the process ends, as the trial's chats may be. The ids of people and
 * conversations are derived and stay, so that an address which the bot has stored still leads to the same person.
 */
export interface Chats {
  of(personId: string): Chat | undefined;
  byConversation(conversationId: string): Chat | undefined;
  add(chat: Chat, message: Omit<ChatMessage, 'id' | 'at' | 'edited'>): string;
  /** Gives false when there is no such message of the bot. */
  change(chat: Chat, id: string, to: Pick<ChatMessage, 'text' | 'attachments'>): boolean;
  remove(chat: Chat, id: string): boolean;
  /** Hears of every change; the answer stops it. */
  listen(listener: Listener): () => void;
}

/** Older messages fall off, so that a long trial does not fill the memory. */
const keptMessages = 200;

export function createChats(): Chats {
  const chats: readonly Chat[] = people.map((person) => ({
    person,
    locale: person.locale,
    installed: false,
    version: 0,
    posted: 0,
    messages: [],
  }));
  const listeners = new Set<Listener>();
  let lastId = 0;

  /** Teams names a message by the millisecond of its arrival. */
  const nextId = (): string => {
    lastId = Math.max(Date.now(), lastId + 1);
    return String(lastId);
  };
  const put = (chat: Chat, messages: readonly ChatMessage[]): void => {
    chat.messages = messages.slice(-keptMessages);
    chat.version += 1;
    for (const listener of listeners) listener(chat);
  };
  const hasPosted = (chat: Chat, id: string): boolean =>
    chat.messages.some((message) => message.id === id && message.from === 'bot');

  return {
    of: (personId) => chats.find((chat) => chat.person.id === personId),
    byConversation: (id) => chats.find((chat) => conversationIdOf(chat.person) === id),
    add: (chat, message) => {
      const id = nextId();
      if (message.from === 'bot') chat.posted += 1;
      put(chat, [
        ...chat.messages,
        { ...message, id, at: new Date().toISOString(), edited: false },
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
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
