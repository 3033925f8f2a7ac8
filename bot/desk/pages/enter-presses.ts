import { unticked } from '../actions/unsent-texts';
import { type DeskPress, queue, unlessDeputy } from '../case/page-press';
import { enteringFields, enterReport, openEntering, showCode } from './enter-report';

/** Opens the form for a report that came another way. */
export const openEnter = unlessDeputy(({ world, draft }) => ({
  draft: openEntering(world, draft),
  fields: enteringFields(world),
}));

/** Enters the report. */
export const enter = unlessDeputy(async (pressed) => {
  const { draft, fields } = pressed;
  const { at } = draft;
  if (at.kind !== 'enter') return { fields };
  const before = unticked(draft, fields);
  if (before !== undefined && before.asked !== true)
    return { draft: { ...draft, ticked: { ...before, asked: true } }, remark: 'unticked', fields };
  const now = before === undefined ? draft : { ...draft, ticked: { ...before, involved: '' } };
  const entered = await enterReport(pressed, at);
  if (typeof entered === 'string') return { draft: now, remark: entered, fields };
  const { ticked: _, ...rest } = now;
  return { draft: rest, at: entered };
});

/** Shows the code of the report that was entered, once: from here on it travels no further. */
export const showItsCode: DeskPress = async ({ world, draft, fields }) => {
  if (draft.at.kind !== 'entered') return { fields };
  const view = await showCode(world, draft, draft.at);
  return view === undefined ? {} : { view, at: queue };
};
