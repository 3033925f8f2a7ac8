import type { Locale } from '../../domain/ids';
import type { Press } from '../channel';
import { againSentence, failedSentence } from '../fallback-sentences';
import type { TaskResponse } from './answer';
import { type Activity, dialogInvoke, localeOf } from './payload';
import { readPress } from './read';
import { attach } from './render';

const sentences = { failed: failedSentence, again: againSentence } as const;

const again: Readonly<Record<Locale, string>> = { sv: 'Försök igen', en: 'Try again' };

/** The largest card of a dialog that is shown, in bytes of UTF-8. */
const mostBytes = 36_000;

/**
 * Answers an invoke with a calm sentence, in the form of its kind. In a dialog, a button below the sentence
 * sends the same press again: nothing typed is lost.
 */
export function fallbackAnswer(
  activity: Activity,
  why: keyof typeof sentences,
  otherwise: Locale,
): object {
  const { name } = activity;
  const locale = localeOf(activity, otherwise);
  const value = sentences[why][locale];
  if (name?.startsWith('task/') === true || dialogInvoke(name) !== undefined) {
    const press = readPress(activity, otherwise);
    return press === undefined ? sayOnly(value) : sayAgain(value, press);
  }
  if (name === 'adaptiveCard/action')
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
  if (name?.startsWith('composeExtension/') === true)
    return { composeExtension: { type: 'message', text: value } };
  return {};
}

function sayOnly(value: string): TaskResponse {
  return { task: { type: 'message', value } };
}

function sayAgain(sentence: string, press: Press): TaskResponse {
  const { button, draft, texts, fields, locale } = press;
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: sentence, wrap: true }],
    actions: [
      {
        type: 'Action.Submit',
        title: again[locale],
        data: { act: button, draft, texts, ...fields },
      },
    ],
  };
  if (Buffer.byteLength(JSON.stringify(card)) > mostBytes) return sayOnly(sentence);
  return {
    task: {
      type: 'continue',
      value: { title: 'Vissla', width: 'medium', height: 'large', card: attach(card) },
    },
  };
}
