import { readTypedDay } from '../domain/day';
import type { DeskView } from '../domain/desk-view';
import { limits } from '../domain/limits';
import { asNote, openRequests } from '../domain/request';
import { storedBytes } from '../domain/stored-bytes';
import type { DeskStep, Pressed } from './commands/press';
import { endEvent, readDecision } from './commands/request';
import type { At } from './desk-draft';
import { once } from './press-together';
import { newProposal, type Proposed, proposalsOf } from './proposals';
import type { Seat } from './world';

/** Requests of a kind that are shown. */
const shown = 7;

/** How many requests that name no case wait for a decision. */
export function countAsked(proposed: readonly Proposed[]): number {
  return proposed.filter(({ proposal: one }) => one.kind === 'asked' && !one.decided).length;
}

/** Requests that name no case: the earliest that wait, and the latest that have ended. */
export async function askedView({ world, member }: Seat): Promise<DeskView> {
  const all = await proposalsOf(world, member.desk, 'asked');
  const notes = all.map(({ row, proposal }) => asNote(row.id, proposal));
  const ended = all.flatMap(({ proposal: { decided, text } }) =>
    decided ? [{ ...decided, text }] : [],
  );
  return {
    name: 'desk_asked',
    requests: openRequests(notes, world.clock.today()).slice(0, shown),
    ended: ended.slice(-shown),
  };
}

/** Texts for refusing one, with all of the desk's sections to choose from. */
export function deskRefusal({ world, member: { desk } }: Seat): DeskView {
  return { name: 'desk_refusal', reference: '', sections: world.sections[desk] };
}

/** Notes a request that names no case, or how one ended. */
export async function pressAsked(pressed: Pressed): Promise<DeskStep> {
  const { world, member, draft, button, fields } = pressed;
  const at: At = { kind: 'asked' };
  if (button === 'desk_asked') return { at };
  const { desk, id: by } = member;
  const today = world.clock.today();
  const remark = await once(pressed, 'saved', async () => {
    if (button === 'desk_do_asked') {
      const { arrived = '', text = '' } = fields;
      const on = readTypedDay(arrived);
      if (on === undefined || on > today) return 'day_ahead';
      if (text.trim() === '') return 'empty';
      if (storedBytes(text) > limits.conflictBytes) return 'too_long';
      const asked = { kind: 'asked', by, on, text } as const;
      return { change: newProposal(world, { id: draft.id, desk }, asked), event: 'request_noted' };
    }
    const said = readDecision({ fields: { ...fields, copying: 'none' }, today });
    if (typeof said === 'string') return said;
    const all = await proposalsOf(world, desk, 'asked');
    const found = all.find(({ row }) => row.id === said.of);
    if (found === undefined || found.proposal.decided !== undefined) return 'changed_meanwhile';
    const { row: from, proposal } = found;
    const decided = { ...said, on: proposal.on };
    const to = world.proposalSealer.seal(from, { ...proposal, decided });
    return { change: { from, to }, event: endEvent(said.is) };
  });
  return remark === 'saved' ? { at, remark } : { at, remark, fields };
}
