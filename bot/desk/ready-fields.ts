import type { Fields } from '../domain/fields';
import { limits } from '../domain/limits';
import { cutToBytes } from '../domain/page';
import type { ReadyText } from '../domain/ready-text';
import { findShelf } from '../threads/shelf';
import type { DeskWorld } from './desk';
import type { AtForm, DeskDraft } from './desk-draft';
import type { Visible } from './find-thread';

/** Bytes that are left free beside an excerpt, for the words to the reporter. */
const besideExcerpt = 1000;

/** What stands in a form when it is opened: ready texts, to be edited. */
export async function readyFields(
  world: DeskWorld,
  { locale }: DeskDraft,
  { form, to }: AtForm,
  visible: Visible,
): Promise<Fields> {
  const text = (of: Parameters<DeskWorld['readyText']>[1]): Fields => ({
    text: world.readyText(locale, of),
  });
  switch (form) {
    case 'desk_acknowledge':
      return text(acknowledgementFor(visible));
    case 'desk_minutes':
      return { recording: 'none' };
    case 'desk_redirect_text':
      return to === undefined ? {} : text(to);
    case 'desk_ask_hr':
      return text('hr_asked');
    case 'desk_give_hr':
      return { ...text('given_to_hr'), excerpt: await reportFor(world, visible) };
    case 'desk_hand_over':
      return text('handed_over');
    case 'desk_reopen':
      return text(visible.state.origin === undefined ? 'reopened' : 'excerpt_reopened');
    default:
      return {};
  }
}

function acknowledgementFor({ row, state }: Visible): ReadyText {
  if (state.origin !== undefined) return 'excerpt_acknowledgement';
  return row.desk === 'hr' ? 'hr_acknowledgement' : 'acknowledgement';
}

/** What was reported, to be cut down to what HR needs; never who the reporter said to be. */
async function reportFor(world: DeskWorld, { row, keys }: Visible): Promise<string> {
  const { common } = await keys();
  const shelf = await findShelf(world, common, row.id, 'reporter');
  const first = shelf.first();
  if (first?.body.kind === 'entered')
    return cutToBytes(first.body.text, limits.textBytes - besideExcerpt);
  if (first?.body.kind !== 'report') return '';
  const { what, where, how } = first.body;
  const told = [what, where, how].filter((part) => part.trim() !== '').join('\n\n');
  return cutToBytes(told, limits.textBytes - besideExcerpt);
}
