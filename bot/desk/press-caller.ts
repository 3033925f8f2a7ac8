import type { Fields } from '../domain/fields';
import type { ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { tryWord, unlockWord } from './caller';
import type { DeskWorld } from './desk';
import type { DeskDraft } from './desk-draft';
import { draw, drawQueue } from './draw';
import type { Drawn } from './drawn';
import { findVisible } from './find-thread';
import { optionsNow } from './options';

/** What a member does while somebody calls, and where it leads. Each try has a name of its own. */
export async function pressCaller(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  thread: ThreadId,
  button: 'desk_caller' | 'desk_do_caller' | 'desk_do_unlock',
  { word = '' }: Fields,
): Promise<Drawn> {
  const { id, began } = draft;
  const visible = await findVisible(world, member, thread);
  if (visible === undefined) return drawQueue(world, member, draft, 'gone');
  const anew = { ...draft, id: world.random.id(), began: world.clock.today() };
  const caller: DeskDraft = { ...anew, at: { kind: 'caller', thread } };
  if (button === 'desk_caller') {
    const may = await optionsNow(world, visible);
    if (may.includes('caller')) return draw(world, member, caller, {}, visible);
    const back: DeskDraft = { ...draft, at: { kind: 'thread', thread, back: 0 } };
    return draw(world, member, back, { remark: 'not_now' }, visible);
  }
  if (draft.at.kind !== 'caller') return draw(world, member, draft);
  if (button === 'desk_do_unlock') {
    const remark = await unlockWord(world, member, visible, { id, began });
    return draw(world, member, caller, { remark });
  }
  const remark = await tryWord(world, member, visible, { id, began }, word);
  // What was typed stays, as Slack keeps it by itself: to be mended, or to be taken for what it is.
  if (remark !== undefined) return draw(world, member, caller, { remark, fields: { word } });
  return draw(world, member, { ...anew, at: { kind: 'called', thread } });
}
