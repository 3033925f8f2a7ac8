import { conversationOf } from './slack-ids';
import type { SlackBlock, SlackView } from './view';
import type { SlackPerson } from './workplace';

/** A message in somebody's conversation with the bot. */
export interface ChatMessage {
  /** Slack's name for it: seconds and six digits. */
  readonly ts: string;
  readonly channel: string;
  readonly from: 'bot' | 'person';
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  /** Only this person sees it, until a reload. */
  readonly ephemeral: boolean;
  readonly edited: boolean;
}

/** What one person sees. */
export interface Screen {
  readonly person: SlackPerson;
  /** The conversation with the bot: `D…`. */
  readonly channel: string;
  readonly home: SlackView | undefined;
  readonly modals: readonly SlackView[];
  readonly messages: readonly ChatMessage[];
  readonly version: number;
}

export interface Screens {
  of(user: string): Screen | undefined;
  byChannel(channel: string): Screen | undefined;
  /** Everybody's. */
  all(): readonly Screen[];
  /** The screen on which this modal is open. */
  byModal(isIt: (view: SlackView) => boolean): Screen | undefined;
  /** Adds the person, unless already there. */
  add(person: SlackPerson): void;
  change(user: string, to: Partial<Pick<Screen, 'home' | 'modals' | 'messages'>>): void;
  /** Puts a changed modal in its place, unless it has been closed. */
  putModal(user: string, view: SlackView): void;
}

const keptMessages = 200;

export function createScreens(team: string, changed: (user: string) => void): Screens {
  const screens = new Map<string, Screen>();

  const find = (isIt: (screen: Screen) => boolean): Screen | undefined => {
    for (const screen of screens.values()) if (isIt(screen)) return screen;
    return undefined;
  };
  const change: Screens['change'] = (user, to) => {
    const screen = screens.get(user);
    if (screen === undefined) return;
    const messages = (to.messages ?? screen.messages).slice(-keptMessages);
    screens.set(user, { ...screen, ...to, messages, version: screen.version + 1 });
    changed(user);
  };

  return {
    of: (user) => screens.get(user),
    byChannel: (channel) => find((screen) => screen.channel === channel),
    all: () => [...screens.values()],
    byModal: (isIt) => find((screen) => screen.modals.some(isIt)),
    add: (person) => {
      if (screens.has(person.id)) return;
      const channel = conversationOf(team, person.id);
      const empty = { home: undefined, modals: [], messages: [], version: 0 };
      screens.set(person.id, { person, channel, ...empty });
    },
    change,
    putModal: (user, view) => {
      const modals = screens.get(user)?.modals ?? [];
      if (!modals.some(({ id }) => id === view.id)) return;
      change(user, { modals: modals.map((one) => (one.id === view.id ? view : one)) });
    },
  };
}
