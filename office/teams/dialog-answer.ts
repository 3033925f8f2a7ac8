import type { FailureReason } from '../failure-reason';
import { isObject, type JsonObject, jsonIn, textAt } from '../json';
import type { Reply } from './http-line';

/** What Teams refuses. The office refuses the same. */
export interface TeamsLimits {
  /** The newest version of Adaptive Cards that bots may use in Teams. */
  readonly cardVersion: readonly [major: number, minor: number];
  /** A dialog's card, in bytes of UTF-8. There is no official number; this one is cautious. */
  readonly dialogCardBytes: number;
  /** A message, in bytes of UTF-16 ("approximately 100 KB"). */
  readonly messageBytes: number;
  /** Milliseconds until Teams gives up on an invoke and says that something went wrong. */
  readonly invokeMilliseconds: number;
  /** Milliseconds until Teams gives up on any other activity. */
  readonly activityMilliseconds: number;
}

export const teamsLimits: TeamsLimits = {
  cardVersion: [1, 5],
  dialogCardBytes: 40 * 1024,
  messageBytes: 100 * 1024,
  invokeMilliseconds: 5_000,
  activityMilliseconds: 15_000,
};

/** Whether a card's `version` is one that Teams shows. */
export function isShown(version: unknown, limits: TeamsLimits): boolean {
  const found = typeof version === 'string' ? /^(\d{1,3})\.(\d{1,3})$/.exec(version) : null;
  if (found === null) return false;
  const major = Number(found[1]);
  const [most, minor] = limits.cardVersion;
  return major < most || (major === most && Number(found[2]) <= minor);
}

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

type Size = number | 'small' | 'medium' | 'large';

/** What a dialog shows after a press. */
export type DialogAnswer =
  | {
      readonly kind: 'card';
      readonly title: string;
      readonly width: Size;
      readonly height: Size;
      readonly card: JsonObject;
    }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly why: FailureReason };

const failed = (why: FailureReason): DialogAnswer => ({ kind: 'failed', why });

function sizeOf(value: unknown): Size {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  return value === 'small' || value === 'large' ? value : 'medium';
}

function readCard(value: JsonObject, limits: TeamsLimits): DialogAnswer {
  const attachment = value.card;
  const card = isObject(attachment) ? attachment.content : undefined;
  if (textAt(attachment, 'contentType') !== adaptiveCard || !isObject(card))
    return failed('malformed');
  if (card.type !== 'AdaptiveCard') return failed('malformed');
  if (!isShown(card.version, limits)) return failed('card_version');
  if (Buffer.byteLength(JSON.stringify(card)) > limits.dialogCardBytes) return failed('card_size');
  return {
    kind: 'card',
    title: textAt(value, 'title'),
    width: sizeOf(value.width),
    height: sizeOf(value.height),
    card,
  };
}

/** Reads the bot's answer to task/fetch or task/submit as strictly as Teams does. */
export function readDialogAnswer(reply: Reply, limits: TeamsLimits): DialogAnswer {
  if (reply.kind !== 'answered') return failed(reply.kind);
  if (reply.status < 200 || reply.status > 299) return failed('bot_refused');
  if (reply.body === '') return { kind: 'closed' };
  const body = jsonIn(reply.body);
  if (!isObject(body)) return failed('malformed');
  const task = body.task;
  if (task === undefined || task === null) return { kind: 'closed' };
  if (!isObject(task)) return failed('malformed');
  const value = task.value;
  if (task.type === 'message' && typeof value === 'string') return { kind: 'message', text: value };
  if (task.type === 'continue' && isObject(value)) return readCard(value, limits);
  return failed('malformed');
}
