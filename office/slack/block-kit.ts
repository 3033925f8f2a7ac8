import {
  array,
  at,
  boolean,
  type Check,
  inSlacksWords,
  list,
  object,
  type Problem,
  type Shape,
  string,
  typed,
  unique,
} from './block-kit-checks';
import {
  choices,
  fileInput,
  interactive,
  plain,
  text,
  textInput,
  type,
} from './block-kit-elements';

/**
 * Lists a view's problems (`modal` or `home`), in Slack's words; empty when Slack takes it.
 *
 * The limits come from docs.slack.dev/reference/block-kit and `@slack/types`, not from what the bot draws,
 * and cover the parts that an app like ours uses. They are stricter than Slack in one thing: what is not
 * listed is refused.
 */
export function problemsOfView(view: unknown): readonly string[] {
  const problems: Problem[] = [];
  const type = at(view, 'type');
  if (type === 'modal') modal(view, '/view', problems);
  else if (type === 'home') home(view, '/view', problems);
  else problems.push({ what: `unsupported type: ${String(type)}`, where: '/view/type' });
  if (type === 'modal' && at(view, 'submit') === undefined && hasInput(at(view, 'blocks'))) {
    const what = 'submit is required when an input block is within blocks';
    problems.push({ what, where: '/view' });
  }
  if (JSON.stringify(view).length > 250_000)
    problems.push({ what: 'must be smaller than 250 KB', where: '/view' });
  return problems.map(inSlacksWords);
}

/** Lists the problems of a message's blocks. */
export function problemsOfBlocks(blocks: unknown): readonly string[] {
  const problems: Problem[] = [];
  blockList('message', 50)(blocks, '/blocks', problems);
  return problems.map(inSlacksWords);
}

const hasInput = (blocks: unknown): boolean =>
  list(blocks).some((block) => at(block, 'type') === 'input');

const block_id = string(255);
const shared: Shape = {
  header: object({ type, text: plain(150) }, { block_id }),
  section: object(
    { type },
    {
      block_id,
      text: text(3000),
      fields: array(text(2000), 1, 10),
      accessory: interactive,
      expand: boolean,
    },
    (block, where, problems) => {
      if (at(block, 'text') === undefined && at(block, 'fields') === undefined)
        problems.push({ what: 'must provide text or fields', where });
    },
  ),
  context: object({ type, elements: array(text(3000), 1, 10) }, { block_id }),
  divider: object({ type }, { block_id }),
  actions: object(
    { type, elements: array(interactive, 1, 25) },
    { block_id },
    unique('action_id', (block) => list(at(block, 'elements'))),
  ),
};
const input = object(
  {
    type,
    label: plain(2000),
    element: typed({ plain_text_input: textInput, file_input: fileInput, ...choices }),
  },
  { block_id, hint: plain(2000), optional: boolean, dispatch_action: boolean },
);
type Surface = 'modal' | 'home' | 'message';

/** A message has no inputs; modals and Home have. */
const blocksOn: Readonly<Record<Surface, Shape>> = {
  modal: { ...shared, input },
  home: { ...shared, input },
  message: shared,
};
const blockList =
  (surface: Surface, most: number): Check =>
  (blocks, where, problems) => {
    array(typed(blocksOn[surface]), surface === 'home' ? 0 : 1, most)(blocks, where, problems);
    unique('block_id', list)(blocks, where, problems);
  };

const anyView: Shape = {
  private_metadata: string(3000, 0),
  callback_id: string(255, 0),
  external_id: string(255, 0),
};
const modal = object(
  { type, title: plain(24), blocks: blockList('modal', 100) },
  {
    ...anyView,
    submit: plain(24),
    close: plain(24),
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
);
const home = object({ type, blocks: blockList('home', 100) }, anyView);
