import type { AuditEvent } from '../../domain/audit';
import { readDayAhead } from '../../domain/day';
import { limits } from '../../domain/limits';
import type { Remark } from '../../domain/remarks';
import type { People } from '../../ports/people';
import { auditEntry } from '../case/audit-entry';
import type { At } from '../case/desk-draft';
import { type DeskPress, unlessDeputy } from '../case/page-press';

const at: At = { kind: 'people' };

/** Shows who belongs to the desk. */
export const showPeople: DeskPress = () => ({ at });

/** Records until when the member is away. */
export const beAway: DeskPress = async ({ world, member, fields }) => {
  const until = readDayAhead(fields.awayUntil ?? '', world.clock.today(), limits.awayMonths);
  if (until === undefined) return { at, remark: 'day_wrong', fields };
  await world.people.setAway(member.id, until, auditEntry(world, member, 'member_away'));
  return { at, remark: 'away_noted' };
};

/** Records that the member is back. */
export const beBack: DeskPress = async ({ world, member }) => {
  await world.people.setAway(member.id, undefined, auditEntry(world, member, 'member_back'));
  return { at, remark: 'back_noted' };
};

/** Decides on a person who waits to join the desk. */
export const decides = (
  decision: Parameters<People['decide']>[1],
  event: AuditEvent,
  done: Remark,
): DeskPress =>
  unlessDeputy(async ({ world, member, fields: { person = '' } }) => {
    const people = await world.people.ofDesk(member.desk);
    const waiting = people.find((one) => one.id === person && one.standing === 'waiting');
    // A colleague, or this very press a moment ago, has decided already.
    if (waiting === undefined)
      return { at, remark: person === '' ? 'choose' : 'changed_meanwhile' };
    const { id } = waiting;
    const by = { ...auditEntry(world, member, event), subject: id };
    const isDone = await world.people.decide(id, decision, by);
    return { at, remark: isDone ? done : 'changed_meanwhile' };
  });

/** Lets a colleague's new passkey replace the lost ones, or sends it away; the own one only that. */
export const decidesRenewal = (isYes: boolean): DeskPress =>
  unlessDeputy(async ({ world, member, fields: { renewal = '' } }) => {
    const all = await world.people.renewals(member.desk);
    const one = all.find(({ id }) => id === renewal);
    if (one === undefined) return { at, remark: renewal === '' ? 'choose' : 'changed_meanwhile' };
    if (isYes && one.of === member.id) return { at, remark: 'renews_only' };
    const by = (event: AuditEvent) => auditEntry(world, member, event, undefined, one.of);
    const isDone = isYes
      ? await world.people.replacePasskeys(one.id, by('passkeys_replaced'))
      : await world.people.decide(one.id, 'decline', by('member_declined'));
    if (!isDone) return { at, remark: 'changed_meanwhile' };
    return { at, remark: isYes ? 'replaced' : 'declined' };
  });
