import { type OfficePerson, people } from '../people';
import { createFakeSlack, type FakeSlack, type SlackClient } from '../slack/slack';
import type { Listen, News } from './events';

/** The invented workspace and its app. */
export interface SlackSettings {
  readonly team: string;
  readonly botToken: string;
  readonly signingSecret: string;
  /** The bot's real endpoint, `/slack/events` included. */
  eventsUrl(): string;
  /** Another patience than Slack's, for tests that should not wait. */
  readonly ackMilliseconds?: number;
}

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
  readonly listen: Listen;
}

/** The local Slack with the invented people in it. `url` is where its router is mounted. */
export function createSlackChats(settings: SlackSettings, url: () => string): SlackChats {
  const { team, botToken, signingSecret, ackMilliseconds } = settings;
  const listeners = new Set<(news: News) => void>();
  const chats = new Map<string, SlackChat>();
  const newest = new Map<string, string>();

  /** Counts as messages come: old ones fall off. */
  const count = (user: string, chat: SlackChat): SlackChat => {
    const last = newest.get(user) ?? '';
    const fresh = chat.client.messages.filter(
      ({ from, ephemeral, ts }) => from === 'bot' && !ephemeral && ts > last,
    );
    newest.set(user, fresh.at(-1)?.ts ?? last);
    return { ...chat, posted: chat.posted + fresh.length };
  };
  const told = new Set<string>();
  const tell = (user: string): void => {
    told.delete(user);
    const chat = chats.get(user);
    if (chat === undefined) return;
    const { person, client, posted } = chat;
    for (const listener of listeners)
      listener({ person: person.id, messenger: 'slack', version: client.version, posted });
  };
  const changed = (user: string): void => {
    const chat = chats.get(user);
    if (chat === undefined) return;
    chats.set(user, count(user, chat));
    // Every field that is filled in is a change: told once.
    if (told.has(user)) return;
    told.add(user);
    queueMicrotask(() => {
      tell(user);
    });
  };

  const slack = createFakeSlack({
    team,
    botToken,
    signingSecret,
    eventsUrl: () => settings.eventsUrl(),
    url,
    changed,
    ...(ackMilliseconds === undefined ? {} : { ackMilliseconds }),
  });
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
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
