import type { Month } from '../../domain/day';
import type { ListNote } from '../../domain/desk-parts';
import type { DeskView } from '../../domain/desk-view';
import { isDeputy, type Member, type Person } from '../../domain/member';
import { mayRead } from '../../domain/readers';
import type { Erasure } from '../../domain/register-view';
import { type CardsAround, cardsAround } from '../../domain/reminder';
import { isAmongOpen, mayBeDisposed } from '../../domain/thread';
import { erasedOn, erasureMonths } from '../../domain/what-is-due';
import type { ThreadSealer } from '../../ports/sealers';
import type { ThreadStore } from '../../ports/threads';
import { amongOpen, openStates, unreadOf } from '../../threads/open-threads';
import type { QueueWorld } from '../../threads/worlds';
import { colleaguesIn } from '../case/colleagues';
import type { DeskContext, DeskWorld } from '../case/context';
import { readsFrom } from '../case/desk-days';
import type { AtKind } from '../case/desk-draft';
import { openProposals } from '../case/proposals';
import { countAsked } from './asked';
import { findAwaited } from './awaited';
import { expiredCases } from './expired';
import { registerPage } from './register';

/** References that are shown of a month. */
const shown = 10;
/** Rows read at once: enough for a page, however many a month has. */
const rowsAtOnce = 20;

interface ErasuresWorld extends Pick<QueueWorld, 'journal'> {
  readonly threads: Pick<ThreadStore, 'ofMonth'>;
  readonly threadSealer: Pick<ThreadSealer, 'openState' | 'lacksKey'>;
}

/**
 * The closed cases whose erasure a member is reminded of between two cards. Only the months concerned are
 * read, and only as many rows as are shown. A month whose key is missing is left out.
 * @param members everybody of the member's desk
 */
export async function erasuresOf(
  world: ErasuresWorld,
  member: Member,
  members: readonly Member[],
  cards: CardsAround,
): Promise<readonly Erasure[]> {
  const found: Erasure[] = [];
  for (const month of erasureMonths(cards)) {
    if (world.threadSealer.lacksKey(month)) continue;
    const references = await someOf(world, member, members, month);
    const [some, more] = [references.slice(0, shown), references.length > shown];
    if (some.length > 0) found.push({ on: erasedOn(month), references: some, more });
  }
  return found;
}

/** The first ones by their random ids, and one more than is shown. */
async function someOf(
  world: ErasuresWorld,
  member: Member,
  members: readonly Member[],
  month: Month,
): Promise<readonly string[]> {
  const references: string[] = [];
  for (let after: Parameters<ThreadStore['ofMonth']>[2]['after']; references.length <= shown; ) {
    const rows = await world.threads.ofMonth(member.desk, month, { after, most: rowsAtOnce });
    const closed = (await openStates(world, rows)).filter(({ state }) => !isAmongOpen(state));
    for (const one of closed)
      if (mayBeDisposed(one.state) && mayRead(member, members, one))
        references.push(one.row.reference);
    after = rows.at(-1)?.id;
    if (rows.length < rowsAtOnce) break;
  }
  return references;
}

/** A page of the register; open cases due before the next reminder come first. */
export async function queueView(
  seat: DeskContext<'draft'>,
  at: AtKind<'queue'>,
): Promise<DeskView> {
  const { world, member } = seat;
  const today = world.clock.today();
  const cards = world.reminderDays && cardsAround(world.reminderDays, today);
  const members = await world.people.ofDesk(member.desk);
  const among = await amongOpen(world, member.desk, today);
  const proposed = await openProposals(world, member.desk);
  const { cases, atDesk: waits } = await findAwaited(seat, members, proposed);
  const all = new Map([...among.map((one) => [one.row.id, one] as const), ...cases]);
  const { heads, ...page } = await registerPage(seat, members, at, [...all.values()], cards);
  const expired = isDeputy(member) ? 0 : expiredCases(among, member, members).length;
  const asked = isDeputy(member) ? 0 : countAsked(proposed);
  return {
    name: 'desk_queue',
    ...page,
    unread: unreadOf(world, member, members, today),
    waits,
    ...(expired > 0 && { expired }),
    ...(asked > 0 && { asked }),
    deputy: isDeputy(member) || undefined,
    list: toSay(world),
    head:
      page.filter !== 'all' || page.narrow?.only !== undefined || cards === undefined
        ? undefined
        : {
            next: cards.next,
            count: heads,
            erased: await erasuresOf(world, member, members, cards),
          },
  };
}

/** Who belongs to a desk, and who waits to. */
export async function peopleView({ world, member }: DeskContext): Promise<DeskView> {
  const members = await world.people.ofDesk(member.desk);
  const colleagues = colleaguesIn(world, members);
  return {
    name: 'desk_people',
    members: colleagues,
    waits: (await findAwaited({ world, member }, members, await openProposals(world, member.desk)))
      .atDesk,
    waiting: decidedBy(member, members),
    renewals: await renewalsFor({ world, member }),
    mails: world.mails || undefined,
    from: readsFrom(world, member),
    deputy: isDeputy(member) || undefined,
    away: colleagues.find(({ id }) => id === member.id)?.awayUntil,
    list: toSay(world),
  };
}

/** The waiting people whom the member can let in. */
function decidedBy(member: Member, members: readonly Member[]): readonly Person[] {
  if (isDeputy(member)) return [];
  const waiting = members.filter(({ standing }) => standing === 'waiting');
  return waiting.map(({ id, title }) => ({ id, title }));
}

/** The new passkeys that wait, and which is the member's own. */
async function renewalsFor({ world, member }: DeskContext) {
  if (isDeputy(member)) return [];
  const all = await world.people.renewals(member.desk);
  return all.map(({ id, title, of }) => ({ id, title, own: of === member.id || undefined }));
}

/** A notice about the service. */
function toSay(world: DeskWorld): ListNote | undefined {
  const weaker = world.weaker();
  if (weaker === undefined) return undefined;
  const { policy, from: on } = weaker;
  return { kind: 'pass_weaker', to: policy === 'at-once' ? policy : 'daily', on };
}
