import { readTypedDay } from '../../domain/day';
import type { DeskView } from '../../domain/desk-view';
import { limits } from '../../domain/limits';
import type { Remark } from '../../domain/remarks';
import { isInOrder, isOpen, requestOf } from '../../domain/request';
import { storedBytes } from '../../domain/stored-bytes';
import { readStage, stageEvent } from '../actions/request';
import { doAtDesk, once } from '../case/at-once';
import type { DeskContext } from '../case/context';
import type { At } from '../case/desk-draft';
import type { DeskStep } from '../case/page-press';
import { changed, newProposal, type Proposed, proposalsOf } from '../case/proposals';
import { openRequests, stageOf } from '../case/requests';
import type { WritesAtOnce } from '../case/writes-at-once';

/** Ended requests that are shown. */
const shown = 4;

/** How many requests that name no case wait for the desk. */
export function countAsked(proposed: readonly Proposed[]): number {
  return proposed.filter(
    ({ row, proposal: one }) =>
      one.kind === 'asked' && requestOf(row.id, one).waitsOn !== undefined,
  ).length;
}

/** Requests that name no case: the earliest of which something is to come, and the latest that have ended. */
export async function askedView({ world, member }: DeskContext): Promise<DeskView> {
  const all = await proposalsOf(world, member.desk, 'asked');
  const now = all.map(({ row, proposal }) => requestOf(row.id, proposal));
  const requests = openRequests(
    world,
    [...now].sort((a, b) => (a.on < b.on ? -1 : 1)),
  );
  const today = world.clock.today();
  const ended = now.filter((one) => !isOpen(one, today));
  return { name: 'desk_asked', requests, ended: ended.slice(-shown) };
}

/** Texts for refusing one, with all of the desk's sections to choose from. */
export function deskRefusal({ world, member: { desk } }: DeskContext): DeskView {
  return { name: 'desk_refusal', reference: '', sections: world.sections[desk] };
}

/** Notes a request that names no case, or how one ended. */
export async function pressAsked(pressed: DeskContext<'press'>): Promise<DeskStep> {
  const { world, member, button, fields } = pressed;
  const at: At = { kind: 'asked' };
  if (button === 'desk_asked') return { at };
  const today = world.clock.today();
  const writesIn = async (): Promise<WritesAtOnce | Remark> => {
    if (button === 'desk_do_asked') {
      const { arrived = '', text = '' } = fields;
      const on = readTypedDay(arrived);
      if (on === undefined || on > today) return 'day_ahead';
      if (text.trim() === '') return 'empty';
      if (storedBytes(text) > limits.conflictBytes) return 'too_long';
      const asked = { kind: 'asked', by: member.id, on, text, stages: [] } as const;
      return { proposals: [newProposal(pressed, asked)] };
    }
    const said = readStage({ fields: { ...fields, copying: 'none' }, today });
    if (typeof said === 'string') return said;
    const all = await proposalsOf(world, member.desk, 'asked');
    const found = all.find(({ row }) => row.id === said.of);
    const [now] = found ? openRequests(world, [requestOf(found.row.id, found.proposal)]) : [];
    if (found === undefined || now === undefined) return 'changed_meanwhile';
    if (!now.next.includes(said.is)) return 'stage_wrong';
    if (!isInOrder(now, said.day)) return 'stage_early';
    const { kind: _, ...more } = said;
    const stages = [...found.proposal.stages, stageOf(world, now, more, member)];
    return { proposals: [changed(world, found, { stages })], event: stageEvent(said) };
  };
  const remark = await once(pressed, 'saved', () => doAtDesk(pressed, 'request_noted', writesIn));
  return remark === 'saved' ? { at, remark } : { at, remark, fields };
}
