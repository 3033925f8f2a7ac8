import { inTeams, type OfficePerson, people } from '../people';
import type { TeamsClient } from '../teams/client';
import { createFakeTeams, type FakeTeams, type FakeTeamsOptions } from '../teams/teams';
import type { TeamsLocale } from '../teams/workplace';
import type { News } from './events';

/** One person's Teams, as the page needs it. */
interface TeamsChat {
  readonly person: OfficePerson;
  readonly client: TeamsClient;
}

export interface TeamsChats {
  readonly teams: FakeTeams;
  of(personId: string): TeamsChat | undefined;
  /** Gives everybody's Teams a language, but theirs that have one of their own; whether it is a new one. */
  speak(locale: TeamsLocale): boolean;
  /**
   * Gives one person's Teams a language of its own, which shows at the next press. False when there is no
   * such person.
   */
  chooseLocale(personId: string, locale: TeamsLocale): boolean;
}

/**
 * The local Teams with the invented people in it, which begins in a language. `tell` is called at every
 * change.
 */
export function createTeamsChats(
  { locale: first, ...options }: Omit<FakeTeamsOptions, 'changed'> & { locale: TeamsLocale },
  tell: (news: News) => void,
): TeamsChats {
  let spoken = first;
  const chosen = new Set<string>();
  const ids = new Map(people.map((person) => [inTeams(person, first).conversation, person.id]));
  const teams = createFakeTeams({
    ...options,
    changed: ({ person, version, posted }) => {
      const id = ids.get(person.conversation);
      if (id !== undefined) tell({ person: id, messenger: 'teams', version, posted });
    },
  });
  const chats = new Map(
    people.map((person) => [person.id, { person, client: teams.client(inTeams(person, first)) }]),
  );
  return {
    teams,
    of: (personId) => chats.get(personId),
    speak: (locale) => {
      if (locale === spoken) return false;
      spoken = locale;
      for (const [id, { client }] of chats) if (!chosen.has(id)) client.speak(locale);
      return true;
    },
    chooseLocale: (personId, locale) => {
      const found = chats.get(personId);
      if (found === undefined) return false;
      chosen.add(personId);
      found.client.chat.locale = locale;
      return true;
    },
  };
}
