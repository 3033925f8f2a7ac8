import type { JsonObject } from '../json';

/** A Block Kit block as the app sent it; the fake adds a missing id. */
export type SlackBlock = JsonObject & { readonly type: string; readonly block_id: string };

/** The state of one input, as Slack sends it back. */
export type InputState = JsonObject & { readonly type: string };

/** `block_id` -> `action_id` -> the input's state. */
export type Values = Readonly<Record<string, Readonly<Record<string, InputState>>>>;

export const pastOfView = Symbol('past');

/** A view as Slack keeps it, returns it from `views.*` and sends it in payloads. */
export interface SlackView {
  readonly id: string;
  readonly team_id: string;
  readonly app_id: string;
  readonly app_installed_team_id: string;
  readonly bot_id: string;
  readonly type: 'modal' | 'home';
  readonly title: JsonObject | null;
  readonly submit: JsonObject | null;
  readonly close: JsonObject | null;
  readonly blocks: readonly SlackBlock[];
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  /** Changes with every change of the view. */
  readonly hash: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly state: { readonly values: Values };
  /** A symbol, so that it goes into no JSON. */
  readonly [pastOfView]: Past;
}

/** A modal's memory of earlier screens, which `sent-view.ts` uses. */
export interface Past {
  /** The inputs' values of screens that an update has replaced. */
  readonly values: Values;
  /** Blocks of this screen in which somebody has typed or chosen. */
  readonly touched: readonly string[];
  /** Blocks of this screen that the modal had before, and that nobody has touched. */
  readonly shy: readonly string[];
}

/** A modal and at most two above it (docs.slack.dev/surfaces/modals). */
export const mostModals = 3;
