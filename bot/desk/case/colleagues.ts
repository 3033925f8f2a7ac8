import type { Desk, MemberId } from '../../domain/ids';
import { type Colleague, colleagueOf, type Member, type Person } from '../../domain/member';
import type { DeskWorld } from './context';

/** A desk's members, without the people who wait to become one. */
export async function membersOf(world: DeskWorld, desk: Desk): Promise<readonly Colleague[]> {
  return colleaguesIn(world, await world.people.ofDesk(desk));
}

/** The members among a desk's people, as colleagues see them today. */
export function colleaguesIn(
  { clock }: DeskWorld,
  people: readonly Member[],
): readonly Colleague[] {
  const today = clock.today();
  return people
    .filter(({ standing }) => standing === 'member')
    .map((member) => colleagueOf(member, today));
}

/** A member's title; none if the member has left. */
export function titleOf(members: readonly Person[], id: MemberId): string | undefined {
  return members.find((member) => member.id === id)?.title;
}
