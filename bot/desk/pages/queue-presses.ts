import { comparable, type Filter, filters, listOrders, readNumber } from '../../domain/case';
import { limits } from '../../domain/limits';
import { parseReference } from '../../domain/reference';
import type { Narrowing } from '../../domain/register-view';
import { caseOf } from '../case/change-case';
import type { DeskContext, OpenCase } from '../case/context';
import { findByReference, findVisible } from '../case/find-thread';
import { type DeskPress, type DeskStep, queue } from '../case/page-press';
import { queueView } from './list-views';
import { findNumbered, shortestPart } from './search';

/** Shows the queue, or another page of it. */
export const turnQueue: DeskPress = ({ draft: { at }, button }) => {
  if (button === 'desk' || at.kind !== 'queue') return { at: queue };
  return { at: { ...at, page: button === 'desk_more' ? at.page + 1 : 0 } };
};

/** Shows another part of the register. */
export const filterQueue: DeskPress = ({ draft: { at }, button, fields: { reference = '' } }) => {
  const filter: Filter | undefined = filters.find((one) => `desk_${one}` === button);
  // Slack keeps what was typed to be searched for, and so does Teams.
  const order = at.kind === 'queue' ? at.order : undefined;
  const { subject, party }: Narrowing = (at.kind === 'queue' ? at.only : undefined) ?? {};
  const only = { subject, party };
  return { at: { kind: 'queue', page: 0, filter, order, only }, fields: { reference } };
};

/** Sorts the list by a column, from its beginning. */
export const sortQueue: DeskPress = ({ draft: { at }, button, fields: { reference = '' } }) => {
  const order = listOrders.find((one) => `desk_by_${one}` === button);
  return { at: { ...(at.kind === 'queue' ? at : queue), page: 0, order }, fields: { reference } };
};

/** Opens a thread that was chosen. */
export const openChosen: DeskPress = async (pressed) => {
  const { thread = '' } = pressed.fields;
  if (thread === '') return { remark: 'choose', fields: { thread } };
  return opened(pressed, await findVisible(pressed, thread));
};

/** Opens the first thread of the list as it is now. */
export const openFirst: DeskPress = async (pressed) => {
  const { at } = pressed.draft;
  if (at.kind !== 'queue') return { fields: pressed.fields };
  const view = await queueView(pressed, { ...at, page: 0 });
  const [first] = view.name === 'desk_queue' ? view.items : [];
  return first === undefined ? { at } : opened(pressed, await findVisible(pressed, first.thread));
};

/**
 * Lists what a reference, a number or a part of it finds, or says that none is found; words are searched for.
 * A card opens the case with the reference or the whole number at once; a page shows its line: a case that is
 * opened is read.
 */
export const findCase: DeskPress = async (pressed) => {
  const { fields, draft } = pressed;
  const { reference = '' } = fields;
  const isPage = draft.rows !== undefined;
  const named = isPage ? undefined : await findByReference(pressed, reference);
  if (named !== undefined) return opened(pressed, named);
  // The draft has one size; a client can send anything.
  const typed = readNumber(Array.from(reference).slice(0, limits.numberCharacters).join(''));
  if (typeof typed !== 'object') return { remark: 'empty', fields };
  const number = typed.value;
  const at = { kind: 'queue', page: 0, number } as const;
  const [first, ...more] = await findNumbered(pressed, number);
  if (first === undefined) {
    if (comparable(number).length < shortestPart) return { at, remark: 'words_short', fields };
    // Without a figure it is words, whose search says why; a reference is written with its hyphen.
    const isReference = reference.includes('-') && parseReference(reference) !== undefined;
    if (!/\d/.test(number) && !isReference)
      return { at: { kind: 'search' }, fields: { words: reference } };
    return { at, remark: 'unknown_reference', fields };
  }
  if (isPage) return { at };
  const only = more.length === 0 ? await findVisible(pressed, first.row.id) : undefined;
  const whole = only && (await caseOf(pressed.world, only)).number;
  if (whole === undefined || comparable(whole) !== comparable(number)) return { at };
  return { fields, ...opened(pressed, only) };
};

/** Opens a thread that this dialog has not shown yet. */
function opened({ draft }: DeskContext<'press'>, visible?: OpenCase): DeskStep {
  if (visible === undefined) return { remark: 'unknown_reference' };
  const { seen: _, ...unseen } = draft;
  return { draft: unseen, case: visible, at: { kind: 'thread', thread: visible.row.id, back: 0 } };
}
