import { addDays, type Day } from '../domain/day';
import type { ListNote } from '../domain/desk-parts';
import type { DeskView } from '../domain/desk-view';
import { limits } from '../domain/limits';
import { isDeputy, type Member, type Person } from '../domain/member';
import { type CardsAround, cardsAround } from '../domain/reminder';
import { daysOfWindow } from '../domain/window';
import type { DeskPeople } from '../ports/people';
import { unreadOf } from '../threads/open-threads';
import { colleaguesIn } from './case-form';
import type { DeskWorld } from './desk';
import type { At } from './desk-draft';
import { erasuresOf } from './erasures';
import { readsFrom } from './reads-from';
import { registerPage } from './register';

/** A page of the register, with what comes before the next reminder above the open ones. */
export async function queueView(
  world: DeskWorld,
  member: Member,
  at: Extract<At, { kind: 'queue' }>,
): Promise<DeskView> {
  const { today, cards } = remindedNow(world);
  const { members, ...list } = await world.people.atDesk(member.desk);
  const { heads, ...page } = await registerPage(world, member, members, at, cards);
  return {
    name: 'desk_queue',
    ...page,
    unread: unreadOf(world, member, members, today),
    waiting: decidedBy(member, members).length,
    ...ofDeputy(member),
    list: toSay(world, list),
    head:
      page.filter !== 'all' || cards === undefined
        ? undefined
        : {
            next: cards.next,
            count: heads,
            erased: await erasuresOf(world, member, members, cards),
          },
  };
}

/** Today, and the reminders around it where some come. */
function remindedNow({ clock, reminderDays }: DeskWorld): {
  readonly today: Day;
  readonly cards: CardsAround | undefined;
} {
  const today = clock.today();
  return { today, cards: reminderDays && cardsAround(reminderDays, today) };
}

/** Who belongs to a desk, and who waits to. */
export async function peopleView(world: DeskWorld, member: Member): Promise<DeskView> {
  const { members, ...list } = await world.people.atDesk(member.desk);
  const colleagues = colleaguesIn(world, members);
  return {
    name: 'desk_people',
    members: colleagues,
    waiting: decidedBy(member, members),
    from: readsFrom(world, member),
    ...ofDeputy(member),
    away: colleagues.find(({ id }) => id === member.id)?.awayUntil,
    list: toSay(world, list),
  };
}

/** Those who wait, and whom the member can let in. */
function decidedBy(member: Member, members: readonly Member[]): readonly Person[] {
  if (isDeputy(member)) return [];
  return members
    .filter(({ standing }) => standing === 'waiting')
    .map(({ id, title }) => ({ id, title }));
}

const ofDeputy = (member: Member): { readonly deputy?: true } =>
  isDeputy(member) ? { deputy: true } : {};

/** What is to be said of the list of members, or of the service: a change from outside above all. */
function toSay(
  world: DeskWorld,
  { isChanged, takenOverOn }: Omit<DeskPeople, 'members'>,
): ListNote | undefined {
  if (isChanged) return { kind: 'changed' };
  const weaker = world.weaker();
  if (weaker !== undefined) {
    const { policy, from: on, held } = weaker;
    const isShorter = daysOfWindow(policy) < daysOfWindow(held);
    const to = policy === 'at-once' ? policy : isShorter ? 'daily' : 'another-time';
    return { kind: 'release_weaker', to, on };
  }
  if (takenOverOn === undefined) return undefined;
  const isNews = world.clock.today() <= addDays(takenOverOn, limits.takenOverDays);
  return isNews ? { kind: 'taken_over', on: takenOverOn } : undefined;
}
