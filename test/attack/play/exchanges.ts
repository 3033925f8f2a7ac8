/** A messenger's endpoint, the bot's calls to Slack, or none: nothing goes over a wire. */
export type Door = 'teams' | 'slack' | 'to slack' | 'none';

/** One request with its answer, as whoever stands between can count them. */
export interface Exchange {
  /** Hours since the world began. */
  readonly at: number;
  /** Members of a desk have no place. */
  readonly who: number | undefined;
  /** Bytes of the request's body and of the answer's; over no wire, of the fields and of the card. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Which dialog it belongs to, by its place in `sessions`. */
  readonly session?: number;
  /** What the person did: opened the dialog (`begins`, `desk`), or pressed a button. */
  readonly step?: string;
  readonly door?: Door;
}
