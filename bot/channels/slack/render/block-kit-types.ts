/** The part of Slack's Block Kit that the bot draws; all text is literal (`plain_text`, no emoji codes). */
export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}

export interface Option {
  readonly text: PlainText;
  readonly value: string;
  readonly description?: PlainText;
}

export interface Button {
  readonly type: 'button';
  /** `act:<button>`. */
  readonly action_id: string;
  readonly text: PlainText;
  readonly style?: 'primary';
}

interface TextInput {
  readonly type: 'plain_text_input';
  readonly action_id: 'value';
  readonly multiline: boolean;
  readonly max_length: number;
  readonly initial_value?: string;
}

export interface SingleChoice {
  readonly type: 'radio_buttons' | 'static_select';
  readonly action_id: 'value';
  readonly options: readonly Option[];
  readonly initial_option?: Option;
  readonly placeholder?: PlainText;
}

export interface MultipleChoice {
  readonly type: 'checkboxes' | 'multi_static_select';
  readonly action_id: 'value';
  readonly options: readonly Option[];
  readonly initial_options?: readonly Option[];
  readonly placeholder?: PlainText;
}

export interface InputBlock {
  readonly type: 'input';
  /** Its parts: `block-name.ts`. */
  readonly block_id: string;
  readonly label: PlainText;
  /** Slack marks such an input "optional". */
  readonly optional: boolean;
  readonly element: TextInput | SingleChoice | MultipleChoice;
}

interface ActionsBlock {
  readonly type: 'actions';
  readonly elements: readonly Button[];
}

type TextBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] };

export type Block = TextBlock | { readonly type: 'divider' } | ActionsBlock | InputBlock;

export interface ModalView {
  readonly type: 'modal';
  /** `vissla:<button>` of the submit button; only `vissla` if there is none. */
  readonly callback_id: string;
  readonly title: PlainText;
  readonly submit?: PlainText;
  readonly close: PlainText;
  readonly private_metadata: string;
  readonly blocks: readonly Block[];
  /** Closing removes the whole dialog, with the views below. */
  readonly clear_on_close: true;
  /** Whether Slack tells the bot when the dialog is closed. */
  readonly notify_on_close: boolean;
}

export interface HomeView {
  readonly type: 'home';
  readonly blocks: readonly Block[];
}

/** `text` is for notifications and screen readers. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly Block[];
}
