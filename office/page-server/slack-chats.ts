import { type OfficePerson, people } from '../people';
import {
  createFakeSlack,
  type FakeSlack,
  type FakeSlackOptions,
  type SlackClient,
} from '../slack/slack';
import type { News } from './events';

/** One person's Slack, as the page needs it. */
export interface SlackChat {
  readonly person: OfficePerson;
  readonly client: SlackClient;
  /** Messages that the bot has posted so far; the page counts the unread ones from it. */
  readonly posted: number;
}

export interface SlackChats {
  readonly slack: FakeSlack;
  of(personId: string): SlackChat | undefined;
}

/** The local Slack with the invented people in it. `tell` is called at every change. */
export function createSlackChats(
  options: Omit<FakeSlackOptions, 'changed'>,
  tell: (news: News) => void,
): SlackChats {
  const chats = new Map<string, SlackChat>();
  const newest = new Map<string, string>();

  /** Counts messages as they come, because old ones are dropped. */
  const count = (user: string, chat: SlackChat): SlackChat => {
    const last = newest.get(user) ?? '';
    const fresh = chat.client.messages.filter(
      ({ from, ephemeral, channel, ts }) =>
        from === 'bot' && !ephemeral && channel.startsWith('D') && ts > last,
    );
    newest.set(user, fresh.at(-1)?.ts ?? last);
    return { ...chat, posted: chat.posted + fresh.length };
  };
  const waiting = new Set<string>();
  const tellOf = (user: string): void => {
    waiting.delete(user);
    const chat = chats.get(user);
    if (chat === undefined) return;
    const { person, client, posted } = chat;
    tell({ person: person.id, messenger: 'slack', version: client.version, posted });
  };
  const changed = (user: string): void => {
    const chat = chats.get(user);
    if (chat === undefined) return;
    chats.set(user, count(user, chat));
    // Every field that is filled in is a change; they are told as one.
    if (waiting.has(user)) return;
    waiting.add(user);
    queueMicrotask(() => {
      tellOf(user);
    });
  };

  // A lone visitor would be asked to press again without having been late.
  const slack = createFakeSlack({ ...options, unkind: { lateTriggers: false }, changed });
  for (const person of people) {
    const client = slack.client(person.slackUser, { name: person.name });
    chats.set(person.slackUser, { person, client, posted: 0 });
  }

  return {
    slack,
    of: (personId) => {
      const person = people.find(({ id }) => id === personId);
      return person && chats.get(person.slackUser);
    },
  };
}
