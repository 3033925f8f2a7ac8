import en from '../../../adaptive-cards/texts/en.json';
import sv from '../../../adaptive-cards/texts/sv.json';

/** What a test looks at in a view or a message of Slack's: a part of Block Kit's JSON. */
export interface SlackNode {
  readonly type?: string;
  readonly id?: string;
  readonly hash?: string;
  readonly text?: string | { readonly type?: string; readonly text: string };
  readonly label?: { readonly text: string };
  readonly description?: { readonly text: string };
  readonly submit?: { readonly text: string } | null;
  readonly close?: { readonly text: string } | null;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly block_id?: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly blocks?: readonly SlackNode[];
  readonly elements?: readonly SlackNode[];
  readonly element?: SlackNode;
  readonly options?: readonly SlackNode[];
}

/** The buttons of a view or a message, by what pressing them means. */
export function buttonsOf(view: object): string[] {
  const { blocks = [] } = view as SlackNode;
  return blocks.flatMap(({ elements = [] }) =>
    elements.flatMap(({ type, action_id }) =>
      type === 'button' && action_id !== undefined ? [action_id] : [],
    ),
  );
}

/** What the view's own button sends; `undefined` when it has none. */
export function submitOf({ submit, callback_id }: SlackNode): string | undefined {
  return submit === undefined || submit === null ? undefined : callback_id;
}

/** The input blocks of a view. */
export function inputsOf(view: object): SlackNode[] {
  const { blocks = [] } = view as SlackNode;
  return blocks.filter(({ type }) => type === 'input');
}

/** The field that an input stands for; a long text stands in several inputs, numbered from the second on. */
export function fieldOf({ block_id = '', label }: SlackNode): string {
  // The story's first field may stand where a message was typed.
  if (label?.text === sv.story.what || label?.text === en.story.what) return 'what';
  return /^[^.]+\.[^.]+\.([^.]+)(?:\.\d+)?$/.exec(block_id)?.[1] ?? '';
}
