import { type Filter, filters, readNumber } from '../../domain/case';
import { findByReference, findVisible, type Visible } from '../find-thread';
import { findNumbered } from '../queue/register';
import { type DeskPress, type DeskStep, queue } from './press';

/** Shows the queue, or another page of it. */
export const turnQueue: DeskPress = ({ draft: { at }, button }) => {
  if (button === 'desk' || at.kind !== 'queue') return { at: queue };
  return { at: { ...at, page: button === 'desk_more' ? at.page + 1 : 0 } };
};

/** Shows another part of the register. */
export const filterQueue: DeskPress = ({ button }) => {
  const filter: Filter | undefined = filters.find((one) => `desk_${one}` === button);
  return { at: { kind: 'queue', page: 0, filter } };
};

/** Opens a thread that was chosen. */
export const openChosen: DeskPress = async ({ world, member, draft, fields: { thread = '' } }) =>
  thread === ''
    ? { remark: 'choose', fields: { thread } }
    : opened(draft, await findVisible(world, member, thread));

/** Opens the one case with a reference or a diary number, or lists those with that number. */
export const findCase: DeskPress = async ({ world, member, draft, fields }) => {
  const { reference = '' } = fields;
  const found = await findByReference(world, member, reference);
  if (found !== undefined) return opened(draft, found);
  const [first, ...more] = await findNumbered(world, member, reference);
  if (first === undefined) return { remark: 'unknown_reference', fields };
  if (more.length === 0)
    return { fields, ...opened(draft, await findVisible(world, member, first)) };
  // The draft has one size; a client can send anything.
  const typed = readNumber(reference);
  const number = typeof typed === 'object' ? typed.value : '';
  return { at: { kind: 'queue', page: 0, number } };
};

/** Opens a thread that this dialog has not shown yet. */
function opened(
  { seen: _, ...unseen }: Parameters<DeskPress>[0]['draft'],
  visible?: Visible,
): DeskStep {
  if (visible === undefined) return { remark: 'unknown_reference' };
  return { draft: unseen, visible, at: { kind: 'thread', thread: visible.row.id, back: 0 } };
}
