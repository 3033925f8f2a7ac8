import { firstToGive, withoutToGive } from '../../domain/handing';
import type { NoteBody } from '../../domain/message';
import { changeAtOnce, remarkOf } from '../case/at-once';
import { caseOf } from '../case/change-case';
import type { DeskContext } from '../case/context';
import { type DeskStep, inThread, renamed } from '../case/page-press';
import { writeNote } from '../case/write-note';

/** Notes that something was given; not before the reporter can read of it (VBL 5:8 p. 4). */
export const noteGiven = inThread(async (pressed) => {
  const { world, member, case: visible, submission, draft } = pressed;
  if (await world.pool.knows(submission)) return toThread(pressed, 'given_noted');
  const next = firstToGive(await caseOf(world, visible));
  const { seen } = draft;
  if (next === undefined || seen === undefined || !world.windows.isPassed(next.from))
    return toThread(pressed, 'not_now');
  const given = world.readyText(draft.locale, 'given');
  const text = next.name === '' ? given : `${given}: ${next.name}`;
  const note: NoteBody = { kind: 'note', author: member.title, text };
  const put = await writeNote({ ...pressed, seen }, note, {
    change: (known) => withoutToGive(known, next.id),
  });
  return toThread(pressed, remarkOf(put, 'given_noted'));
});

/** Records that the member has read what a colleague did without a second. */
export const readAlone = inThread(async (pressed) => {
  const { world, member, submission } = pressed;
  if (await world.pool.knows(submission)) return toThread(pressed, 'read_alone');
  const done = await changeAtOnce(pressed, 'alone_read', () => ({ alone, ...known }) => {
    return alone === undefined || alone.by === member.id ? 'not_now' : known;
  });
  return toThread(pressed, remarkOf(done, 'read_alone'));
});

function toThread(
  { world, draft, case: visible }: DeskContext<'case' | 'press'>,
  remark: DeskStep['remark'],
): DeskStep {
  const at = { kind: 'thread', thread: visible.row.id, back: 0 } as const;
  return { draft: renamed(world, draft), at, remark };
}
