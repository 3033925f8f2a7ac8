import type { AuditEntry, AuditEvent } from '../domain/audit';
import type { Fields } from '../domain/fields';
import { type Member, readAwayUntil } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { People } from '../ports/people';
import type { DeskWorld } from './desk';
import type { DeskDraft } from './desk-draft';
import { draw } from './draw';
import type { Drawn } from './drawn';
import { readsFrom } from './reads-from';

type Decision = Parameters<People['decide']>[1];
type Deciding = 'desk_approve' | 'desk_approve_deputy' | 'desk_decline';

/** What a member does about who belongs to the desk and who is there, and where it leads. */
export async function pressPeople(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  button: Deciding | 'desk_be_away' | 'desk_be_back',
  fields: Fields,
): Promise<Drawn> {
  const at: DeskDraft = { ...draft, at: { kind: 'people' } };
  switch (button) {
    case 'desk_be_away': {
      const until = readAwayUntil(fields.awayUntil ?? '', world.clock.today());
      if (until === undefined) return draw(world, member, at, { remark: 'day_wrong', fields });
      await world.people.setAway(member.id, until, entry(world, member, 'member_away'));
      return draw(world, member, at, { remark: 'away_noted' });
    }
    case 'desk_be_back':
      await world.people.setAway(member.id, undefined, entry(world, member, 'member_back'));
      return draw(world, member, at, { remark: 'back_noted' });
    default:
      return draw(world, member, at, { remark: await decide(world, member, button, fields) });
  }
}

const decided: Readonly<
  Record<
    Deciding,
    { readonly decision: Decision; readonly event: AuditEvent; readonly remark: Remark }
  >
> = {
  desk_approve: { decision: 'approve', event: 'member_approved', remark: 'approved' },
  desk_approve_deputy: {
    decision: 'approve_deputy',
    event: 'deputy_approved',
    remark: 'approved_deputy',
  },
  desk_decline: { decision: 'decline', event: 'member_declined', remark: 'declined' },
};

async function decide(
  world: DeskWorld,
  member: Member,
  button: Deciding,
  { person = '' }: Fields,
): Promise<Remark> {
  const people = await world.people.ofDesk(member.desk);
  const subject = people.find((one) => one.id === person && one.standing === 'waiting')?.id;
  // A colleague, or this very press a moment ago, has decided already.
  if (subject === undefined) return person === '' ? 'choose' : 'changed_meanwhile';
  const { decision, event, remark } = decided[button];
  const by = { ...entry(world, member, event), subject };
  const from = readsFrom(world, member);
  return (await world.people.decide(subject, decision, by, from)) ? remark : 'changed_meanwhile';
}

function entry({ random, clock }: DeskWorld, member: Member, event: AuditEvent): AuditEntry {
  return { id: random.id(), day: clock.today(), event, member: member.id };
}
