import { type DeskButton, endOptions, groupNames, optionGroups } from '../bot/domain/desk-options';
import type { ViewNamed } from '../bot/domain/view';
import type { Speech } from './speech';
import type { TextKey } from './texts';

type DeskThreadView = ViewNamed<'desk_thread'>;

/** What is due now, as a button: it is the main one. None if nothing is due. */
function nextOf({
  may,
  due,
  unanswered,
  punished,
}: DeskThreadView): { key: TextKey; act: string } | undefined {
  if (!may.includes('reply')) return undefined;
  if (punished) return { key: 'deskNext.punished', act: 'desk_reply' };
  // A message waits longer than a feedback that still has time.
  const isLater = due?.later ?? (unanswered && due?.what === 'feedback' && !due.overdue);
  const what = isLater ? undefined : due?.what;
  if (what === 'feedback') return { key: 'deskOptions.feedback', act: 'desk_feedback' };
  if (what !== undefined) return { key: `deskNext.${what}`, act: 'desk_reply' };
  return unanswered ? { key: 'deskOptions.reply', act: 'desk_reply' } : undefined;
}

/** The buttons for what a member may do, in named groups, below what is due now. */
export function groupsOf(view: DeskThreadView, { say }: Speech): object {
  const next = nextOf(view);
  const row = (options: readonly DeskButton[]): readonly object[] =>
    options
      .filter((option) => view.may.includes(option) && next?.act !== `desk_${option}`)
      .map((option) => ({ title: say(`deskOptions.${option}`), act: `desk_${option}` }));
  const groups = groupNames.map((name) => ({
    name: say(`deskGroups.${name}`),
    rows: optionGroups[name]
      .map((options) => ({ buttons: row(options) }))
      .filter(({ buttons }) => buttons.length > 0),
  }));
  return {
    next: next && say(next.key),
    act: next?.act ?? '',
    groups: groups.filter(({ rows }) => rows.length > 0),
    // The way to the queue is always there.
    ends: row(endOptions),
  };
}
