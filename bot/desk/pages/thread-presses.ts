import { monthOf } from '../../domain/day';
import type { DeskPress } from '../case/page-press';
import { monthBeside } from './register';

/** Shows a thread, what waits in it, or who has read it. */
export const lookInto: DeskPress = ({ draft: { at }, button, fields }) => {
  if (!('thread' in at)) return { fields };
  const { thread } = at;
  if (button === 'desk_waiting') return { at: { kind: 'waiting', thread, nth: 0 } };
  if (button === 'desk_who_read') return { at: { kind: 'who_read', thread, page: 0 } };
  return { at: { kind: 'thread', thread, back: 0 } };
};

/** Turns to an earlier or later month, page or waiting thing. */
export const turn: DeskPress = ({ world, draft: { at }, button, fields }) => {
  const later = button === 'desk_later' ? 1 : -1;
  if (at.kind === 'queue') {
    const today = world.clock.today();
    const month = monthBeside(at.month ?? monthOf(today), later, today);
    return { at: { ...at, page: 0, month } };
  }
  if (at.kind === 'numbers') return { at: { ...at, back: Math.max(0, at.back - later) } };
  if (at.kind === 'list') return { at: { ...at, part: at.part + later }, fields };
  if (!('thread' in at)) return { fields };
  const { thread } = at;
  if (at.kind === 'waiting') return { at: { kind: 'waiting', thread, nth: at.nth + later } };
  if (at.kind === 'who_read') return { at: { ...at, page: at.page - later } };
  if (at.kind === 'copy') return { at: { ...at, part: Math.max(0, at.part + later) } };
  const back = at.kind === 'thread' ? Math.max(0, at.back - later) : 0;
  return { at: { kind: 'thread', thread, back } };
};

/** Shows the numbers of the newest frozen year. Looking is not in the audit: they are published. */
export const showNumbers: DeskPress = () => ({ at: { kind: 'numbers', back: 0 } });

/** Shows the same in the other language. */
export const switchLanguage: DeskPress = ({ draft, fields }) => {
  const locale = draft.locale === 'sv' ? 'en' : 'sv';
  return { draft: { ...draft, locale }, fields };
};
