import { type DeskOption, endOptions, groupNames, optionGroups } from '../bot/domain/desk-options';
import type { ViewNamed } from '../bot/domain/view';
import type { Speech } from './speech';

type DeskThreadView = ViewNamed<'desk_thread'>;

/** The buttons for what a member may do, in named groups, below what is due now. */
export function groupsOf(view: DeskThreadView, { say }: Speech): object {
  const { next } = view;
  // An answer about a meeting is not the only one.
  const isMain = (option: DeskOption): boolean =>
    next?.act === `desk_${option}` && next.what !== 'meet';
  const row = (options: readonly DeskOption[]): readonly object[] =>
    options
      .filter((option) => view.may.includes(option) && !isMain(option))
      .map((option) => ({ title: say(`deskOptions.${option}`), act: `desk_${option}` }));
  const groups = groupNames.map((name) => ({
    name: say(`deskGroups.${name}`),
    rows: optionGroups[name]
      .map((options) => ({ buttons: row(options) }))
      .filter(({ buttons }) => buttons.length > 0),
  }));
  return {
    next: next && say(`nextActs.${next.what}`),
    act: next?.act ?? '',
    groups: groups.filter(({ rows }) => rows.length > 0),
    // The way to the queue is always there.
    ends: row(endOptions),
  };
}
