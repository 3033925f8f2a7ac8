import type { AuditEvent } from '../domain/audit';
import type { Day } from '../domain/day';
import type { Fields } from '../domain/fields';
import type { Id, MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import { closeReasonsOf } from '../domain/message';
import { utf8Length } from '../domain/page';
import type { Proposal } from '../domain/proposal';
import type { Remark } from '../domain/remarks';
import type { DeskWorld } from './desk';
import type { DeskDraft } from './desk-draft';
import { draw } from './draw';
import type { Drawn } from './drawn';
import { type Proposed, proposalsOf } from './proposals';
import { asClosed, asProposed, openedOf, proposeView } from './together';

type Button =
  | 'desk_together'
  | 'desk_propose'
  | 'desk_do_propose'
  | 'desk_agree'
  | 'desk_disagree'
  | 'desk_undo'
  | 'desk_alone';

/** What a member does about closing reports together, and where it leads. */
export async function pressTogether(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  button: Button,
  fields: Fields,
): Promise<Drawn> {
  const back = (remark?: Remark): Promise<Drawn> =>
    draw(world, member, { ...draft, at: { kind: 'together' } }, { remark });
  switch (button) {
    case 'desk_together':
      return back();
    case 'desk_propose': {
      const { day = '' } = fields;
      if (day === '') return back('choose');
      // The day is compared with those that there are before anything is made of it.
      const view = await proposeView(world, member, day as Day);
      if (view === undefined) return back('open_first');
      const { count, unopened } = view;
      const at = { kind: 'propose', desk: member.desk, day: view.day, count, unopened } as const;
      return draw(world, member, { ...draft, at });
    }
    case 'desk_do_propose': {
      const { at } = draft;
      if (at.kind !== 'propose') return back();
      const remark = await propose(world, member, draft, at.day, fields);
      if (isAboutForm(remark)) return draw(world, member, draft, { remark, fields });
      return back(remark);
    }
    case 'desk_agree':
    case 'desk_disagree':
      return back(await answer(world, member, fields.proposal, button === 'desk_agree'));
    case 'desk_alone': {
      const remark = await agreeAlone(world, member, fields);
      return draw(world, member, { ...draft, at: { kind: 'together' } }, { remark, fields });
    }
    case 'desk_undo':
      return back(await undo(world, member, draft, fields.closing));
  }
}

/** Whether the form is shown again, with what was written in it. */
function isAboutForm(remark: Remark): boolean {
  const again: readonly Remark[] = ['choose', 'empty', 'too_long', 'proposals_full'];
  return again.includes(remark);
}

/** Stores a proposal under the draft's own name: pressed twice, it is made once. */
async function propose(
  world: DeskWorld,
  member: Member,
  { id }: DeskDraft,
  filedOn: Day,
  { reason: chosen, measures = '', why: text = '' }: Fields,
): Promise<Remark> {
  const { desk } = member;
  const reason = closeReasonsOf(desk).find((one) => one === chosen);
  if (reason === undefined) return 'choose';
  if (measures.trim() === '' || text.trim() === '') return 'empty';
  if (utf8Length(measures) + utf8Length(text) > limits.proposalTextBytes) return 'too_long';
  const there = await proposalsOf(world, desk);
  if (there.some(({ row }) => row.id === id)) return 'proposed';
  // The member's own alone: how many others there are may not be for this member to know.
  const own = there.filter(({ proposal }) => proposal.by === member.id);
  if (own.length >= limits.proposals) return 'proposals_full';
  if ((await proposeView(world, member, filedOn)) === undefined) return 'not_now';
  const threads = await openedOf(world, member, filedOn);
  const proposal = { filedOn, by: member.id, threads, reason, measures, text };
  const row = { id: id as Id, desk, day: world.clock.today(), revision: revision(world) };
  const sealed = world.proposalSealer.seal(row, proposal);
  await world.proposals.create({ ...row, sealed }, entry(world, member, 'closing_proposed'));
  return 'proposed';
}

/** Another member's yes; or a no, by which anybody who sees a proposal takes it away. */
async function answer(
  world: DeskWorld,
  member: Member,
  chosen: string | undefined,
  yes: boolean,
): Promise<Remark> {
  const found = await find(world, member, chosen);
  if (typeof found === 'string') return found;
  const { row, proposal } = found;
  const { agreed, by } = proposal;
  // Pressed again, it is simply done.
  if (agreed?.by === member.id && yes) return 'agreed';
  if ((await asProposed(world, member, found)) === undefined) return 'changed_meanwhile';
  if (!yes) {
    const gone = await world.proposals.remove(row, entry(world, member, 'closing_declined', by));
    return gone ? 'disagreed' : 'changed_meanwhile';
  }
  // It takes two.
  if (by === member.id) return 'not_now';
  const now = { ...proposal, agreed: { by: member.id, on: world.clock.today() } };
  if (!(await replace(world, found, now, entry(world, member, 'closing_agreed', by))))
    return 'changed_meanwhile';
  world.onAgreed();
  return 'agreed';
}

/** The proposer's own yes, where no colleague is there, with the reason that they read later. */
async function agreeAlone(
  world: DeskWorld,
  member: Member,
  { proposal: chosen, beside = '' }: Fields,
): Promise<Remark> {
  const found = await find(world, member, chosen);
  if (typeof found === 'string') return found;
  const { proposal } = found;
  if (proposal.agreed?.by === member.id) return 'agreed';
  const shown = await asProposed(world, member, found);
  if (shown === undefined) return 'changed_meanwhile';
  if (!shown.mayAlone) return 'not_now';
  const alone = beside.trim();
  if (alone === '') return 'why_missing';
  if (utf8Length(alone) > limits.aloneBytes) return 'reason_long';
  const now = { ...proposal, agreed: { by: member.id, on: world.clock.today(), alone } };
  const audit = entry(world, member, 'closing_alone');
  if (!(await replace(world, found, now, audit))) return 'changed_meanwhile';
  world.onAgreed();
  return 'agreed';
}

/** Has all of them opened again that the member may see. */
async function undo(
  world: DeskWorld,
  member: Member,
  { locale }: DeskDraft,
  chosen: string | undefined,
): Promise<Remark> {
  const found = await find(world, member, chosen);
  if (typeof found === 'string') return found;
  if ((await asClosed(world, member, found)) === undefined) return 'changed_meanwhile';
  const undone = { by: member.id, on: world.clock.today(), locale };
  const now = { ...found.proposal, undone };
  const { by } = found.proposal;
  if (!(await replace(world, found, now, entry(world, member, 'closing_undone', by))))
    return 'changed_meanwhile';
  world.onAgreed();
  return 'reopening';
}

async function find(
  world: DeskWorld,
  member: Member,
  chosen = '',
): Promise<Proposed | 'choose' | 'changed_meanwhile'> {
  if (chosen === '') return 'choose';
  const all = await proposalsOf(world, member.desk);
  return all.find(({ row }) => row.id === chosen) ?? 'changed_meanwhile';
}

function replace(
  world: DeskWorld,
  { row }: Proposed,
  proposal: Proposal,
  audit: ReturnType<typeof entry>,
): Promise<boolean> {
  const { id, desk, day } = row;
  const of = { id, desk, day, revision: revision(world) };
  const sealed = world.proposalSealer.seal(of, proposal);
  return world.proposals.replace({ ...of, sealed }, row.revision, audit);
}

const revision = ({ random }: DeskWorld) => random.id<Proposed['row']['revision']>();

function entry(world: DeskWorld, member: Member, event: AuditEvent, subject?: MemberId) {
  const { random, clock } = world;
  const by = subject === undefined ? {} : { subject };
  return { id: random.id(), day: clock.today(), event, member: member.id, ...by };
}
