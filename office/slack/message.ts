import type { SlackBlock } from './view';

/** A message in somebody's conversation with the bot. */
export interface ChatMessage {
  /** Slack's name for it: seconds and six digits. */
  readonly ts: string;
  readonly channel: string;
  readonly from: 'bot' | 'person';
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  /** Seen by this person alone and gone after a reload. */
  readonly ephemeral: boolean;
  readonly edited: boolean;
}
