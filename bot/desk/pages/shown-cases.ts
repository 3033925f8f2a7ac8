import { type Case, comparable, type ListOrder } from '../../domain/case';
import { firstToTell } from '../../domain/handing';
import type { Colleague } from '../../domain/member';
import type { CaseShown, QueueItem } from '../../domain/register-view';
import { statuses } from '../../domain/thread';
import { membersOf, titleOf } from '../case/colleagues';
import type { DeskContext } from '../case/context';
import { casesOf } from './search';

/** Cases with what their records show. */
export async function withCases(
  seat: DeskContext,
  items: readonly QueueItem[],
): Promise<readonly QueueItem[]> {
  const known = await casesOf(seat, items);
  const members = await membersOf(seat.world, seat.member.desk);
  return items.map((item) => {
    const of = known.get(item.thread);
    return of === undefined ? item : { ...item, case: shownOf(of, members) };
  });
}

/**
 * At a page, which cases have changed since the member opened them: by the audit, which has the days. What
 * came on the day of the opening counts as seen.
 */
export async function withUnseen(
  { world, member, draft }: DeskContext<'draft'>,
  items: readonly QueueItem[],
): Promise<readonly QueueItem[]> {
  if (draft.rows === undefined || items.length === 0) return items;
  const among = items.map(({ thread }) => thread);
  const opened = await world.auditTrail.threadsOf(member.id, 'thread_opened', { among });
  return items.map((item) =>
    item.changedOn > (opened.get(item.thread) ?? '') ? { ...item, unseen: true } : item,
  );
}

/** What a case has nothing of comes last; else cases keep the queue's order. */
export async function sorted(
  seat: DeskContext,
  all: readonly QueueItem[],
  order: ListOrder,
): Promise<readonly QueueItem[]> {
  if (order === 'due') return all;
  const isRecord = order === 'subject' || order === 'assignee';
  const items = isRecord || order === 'reference' ? await withCases(seat, all) : all;
  const keyed = items.map((item) => ({ item, key: sortKey(item, order) }));
  const inOrder = keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  // What has changed last is looked for first.
  return (order === 'changed' ? inOrder.reverse() : inOrder).map(({ item }) => item);
}

function sortKey(
  { reference, status, filedOn, changedOn, case: of = {} }: QueueItem,
  order: ListOrder,
): string {
  const last = '\u{10ffff}';
  switch (order) {
    case 'due':
      return filedOn;
    case 'changed':
      return changedOn;
    case 'reference':
      return of.number === undefined ? `${last}${reference}` : comparable(of.number);
    case 'subject':
      return of.subject ?? last;
    case 'assignee':
      return of.assignee?.toLowerCase() ?? last;
    case 'status':
      return String(statuses.indexOf(status));
  }
}

/** A case's record as it is shown, with titles of people who are still members. */
export function shownOf(known: Case, members: readonly Colleague[]): CaseShown {
  const { number, subject, party, assignee, deputy, assessed } = known;
  const looks = members.find(({ id }) => id === assignee);
  return {
    number,
    subject,
    party,
    assignee: assignee && titleOf(members, assignee),
    deputy: deputy && titleOf(members, deputy),
    standsIn: looks === undefined || looks.awayUntil !== undefined,
    assessment: assessed?.is,
    tellBy: firstToTell(known)?.tellBy,
  };
}
