export interface From {
  readonly user: string;
  /** The person's names, only for this press. */
  readonly calledBy?: readonly string[];
  /** Where it happened. */
  readonly places: readonly string[];
  /**
   * The person's or the view's workspaces. In an Enterprise organisation they are the person's home, wherever
   * it happened (slackapi/bolt-js#1875, bolt-python#1229).
   */
  readonly homes: readonly string[];
  readonly enterprises: readonly string[];
}

/** `view` is raw. */
export interface SentView {
  readonly id: string;
  readonly hash: string;
  readonly view: object;
}

/** Where a dialog can be opened, and where to apologise if it does not open. */
export interface Door {
  readonly from: From;
  /** Valid for three seconds and one use. */
  readonly trigger: string;
  /** Where to reply only to this person; none for a press on Home. */
  readonly reply: string | undefined;
}

export interface ButtonPress {
  readonly kind: 'button';
  readonly from: From;
  readonly button: string;
  readonly trigger: string;
  readonly sent: SentView;
}

export interface SubmitPress {
  readonly kind: 'submit';
  readonly from: From;
  readonly button: string | undefined;
  readonly sent: SentView;
}

/** Sent where closing is a press. Nobody waits for an answer. */
export interface Leaving {
  readonly kind: 'closed';
  readonly from: From;
  readonly button: 'leave';
  readonly sent: SentView;
}

/** What the bot takes from a request: no message texts, no addresses, no name but the presser's. */
export type Payload =
  | ButtonPress
  | SubmitPress
  | Leaving
  | ({ readonly kind: 'door'; readonly button: 'desk' | undefined } & Door)
  /** `/vissla`, and whether anything was typed after it. */
  | ({ readonly kind: 'command'; readonly typed: boolean } & Door)
  | { readonly kind: 'home'; readonly from: From; readonly event: string }
  /** Somebody wrote to the bot in spite of the read-only tab. */
  | {
      readonly kind: 'message';
      readonly from: From;
      readonly event: string;
      readonly channel: string;
    }
  | { readonly kind: 'uninstalled' | 'revoked'; readonly event: string; readonly from: From }
  /** Everything else is acknowledged and ignored. */
  | { readonly kind: 'other' };
