import { isObject, type JsonObject, textAt } from '../json';
import type { Delivery } from './bot-line';
import { isShown, type TeamsLimits } from './limits';

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** Why Teams would say "something went wrong". Teams keeps the reason to itself; the office names it. */
export type Refusal =
  | 'timeout'
  | 'unreachable'
  | 'bot_refused'
  | 'malformed'
  | 'card_version'
  | 'card_size';

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
  | { readonly kind: 'failed'; readonly why: Refusal };

const failed = (why: Refusal): DialogAnswer => ({ kind: 'failed', why });

function sizeOf(value: unknown): Size {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  return value === 'small' || value === 'large' ? value : 'medium';
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
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
export function readDialogAnswer(delivery: Delivery, limits: TeamsLimits): DialogAnswer {
  if (delivery.kind !== 'answered') return failed(delivery.kind);
  if (delivery.status < 200 || delivery.status > 299) return failed('bot_refused');
  if (delivery.body === '') return { kind: 'closed' };
  const body = parse(delivery.body);
  if (!isObject(body)) return failed('malformed');
  const task = body.task;
  if (task === undefined || task === null) return { kind: 'closed' };
  if (!isObject(task)) return failed('malformed');
  const value = task.value;
  if (task.type === 'message' && typeof value === 'string') return { kind: 'message', text: value };
  if (task.type === 'continue' && isObject(value)) return readCard(value, limits);
  return failed('malformed');
}
