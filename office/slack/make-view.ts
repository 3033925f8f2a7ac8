import { isObject, type JsonObject, textAt } from '../json';
import { randomHex, randomId } from './slack-ids';
import { noPast, pastOf, valuesOf } from './values';
import { pastOfView, type SlackBlock, type SlackView } from './view';
import type { Workplace } from './workplace';

/** Gives a block without an id a new one at every update: its input then loses its text. */
export const withIds = (blocks: unknown): readonly SlackBlock[] =>
  (Array.isArray(blocks) ? blocks.filter(isObject) : []).map((block) => ({
    ...block,
    type: textAt(block, 'type'),
    block_id: textAt(block, 'block_id') || randomHex(3),
  }));

const objectOrNull = (value: unknown): JsonObject | null => (isObject(value) ? value : null);

/** The parts of a view that the app decides; Slack adds the rest. */
const saidOf = (
  given: JsonObject,
): Omit<
  SlackView,
  'id' | 'root_view_id' | 'previous_view_id' | 'state' | typeof pastOfView | keyof Owned
> => ({
  type: given.type === 'home' ? 'home' : 'modal',
  title: objectOrNull(given.title),
  submit: objectOrNull(given.submit),
  close: objectOrNull(given.close),
  blocks: withIds(given.blocks),
  private_metadata: textAt(given, 'private_metadata'),
  callback_id: textAt(given, 'callback_id'),
  external_id: textAt(given, 'external_id'),
  clear_on_close: given.clear_on_close === true,
  notify_on_close: given.notify_on_close === true,
});

type Owned = Pick<SlackView, 'team_id' | 'app_id' | 'app_installed_team_id' | 'bot_id' | 'hash'>;

const owned = (at: Workplace): Owned => ({
  team_id: at.team,
  app_id: at.app,
  app_installed_team_id: at.team,
  bot_id: at.bot,
  hash: `${Math.floor(at.now() / 1000)}.${randomHex(4)}`,
});

/** A new view above the others of its stack. */
export function makeView(at: Workplace, given: JsonObject, stack: readonly SlackView[]): SlackView {
  const id = randomId('V');
  const said = saidOf(given);
  return {
    id,
    ...owned(at),
    ...said,
    root_view_id: stack[0]?.id ?? id,
    previous_view_id: stack.at(-1)?.id ?? null,
    state: { values: valuesOf(said.blocks) },
    [pastOfView]: noPast,
  };
}

/** The same view with other content. */
export function changedView(at: Workplace, view: SlackView, given: JsonObject): SlackView {
  const said = saidOf(given);
  return {
    ...view,
    ...owned(at),
    ...said,
    state: { values: valuesOf(said.blocks, view.state.values) },
    [pastOfView]: pastOf(view, said.blocks),
  };
}
