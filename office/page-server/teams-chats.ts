import { inTeams, type OfficePerson, people } from '../people';
import type { TeamsClient } from '../teams/client';
import { createFakeTeams, type FakeTeams, type FakeTeamsOptions } from '../teams/teams';
import type { News } from './events';

/** One person's Teams, as the page needs it. */
interface TeamsChat {
  readonly person: OfficePerson;
  readonly client: TeamsClient;
}

export interface TeamsChats {
  readonly teams: FakeTeams;
  of(personId: string): TeamsChat | undefined;
}

/** The local Teams with the invented people in it. `tell` is called at every change. */
export function createTeamsChats(
  options: Omit<FakeTeamsOptions, 'changed'>,
  tell: (news: News) => void,
): TeamsChats {
  const ids = new Map(people.map((person) => [inTeams(person).conversation, person.id]));
  const teams = createFakeTeams({
    ...options,
    changed: ({ person, version, posted }) => {
      const id = ids.get(person.conversation);
      if (id !== undefined) tell({ person: id, messenger: 'teams', version, posted });
    },
  });
  const chats = new Map(
    people.map((person) => [person.id, { person, client: teams.client(inTeams(person)) }]),
  );
  return { teams, of: (personId) => chats.get(personId) };
}
