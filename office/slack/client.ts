import type { ChatMessage } from './screens';
import type { SlackView, Values } from './view';
import type { SlackPerson } from './workplace';

/** The effect of the app's answer to one request on a person's screen. */
export type SlackOutcome =
  | { readonly kind: 'ok' }
  /** Shown under the inputs, by `block_id`: the app's own errors, or those of Slack's own check. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** Slack says that something went wrong. 0: nobody answered; 200: Slack could not show the answer. */
  | { readonly kind: 'failed'; readonly status: number }
  /** The app did not answer within three seconds. */
  | { readonly kind: 'timeout' };

/** One person's Slack. */
export interface SlackClient {
  readonly user: string;
  readonly person: SlackPerson;
  /** Grows with everything that changes on this person's screen. */
  readonly version: number;
  /** Looks at the app's Home: `app_home_opened`. */
  openHome(): Promise<SlackOutcome>;
  readonly home: SlackView | undefined;
  /** The stack of modals, the top last. */
  readonly modals: readonly SlackView[];
  /** The values of the top view's inputs. */
  readonly values: Values;
  /** The conversation with the bot. */
  readonly messages: readonly ChatMessage[];
  /** Types in the top view, or chooses by option values. Throws when there is no such input or option. */
  fill(blockId: string, value: string | readonly string[]): void;
  /**
   * Presses a button of the top view, or of Home when no modal is open. `which` is a `block_id` or a value,
   * where several buttons share an `action_id`. Throws when there is no such button. `ok` means that the app
   * took the press; its drawing comes through the Web API, and `until` waits for it.
   */
  press(actionId: string, which?: string): Promise<SlackOutcome>;
  /** Presses a button of a message. */
  pressIn(message: ChatMessage, actionId: string): Promise<SlackOutcome>;
  /** Sends the top view: `view_submission`. Throws when it has no submit. */
  submit(): Promise<SlackOutcome>;
  /** Closes the top view, or all when it says `clear_on_close`. */
  close(): void;
  /** `/vissla` and this text, from a channel. */
  command(text: string): Promise<SlackOutcome>;
  /** Writes in the conversation with the bot, as if the tab were writable. */
  write(text: string): Promise<SlackOutcome>;
  /** Repeats the last request, byte for byte. The answer changes nothing on the screen. */
  again(): Promise<SlackOutcome>;
}
