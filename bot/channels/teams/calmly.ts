import type { Locale } from '../../domain/ids';
import { failedSentence } from '../failed-sentence';
import type { TaskResponse } from './answer';

/**
 * The body that answers an invoke with a calm sentence and nothing else, in the form that its kind demands.
 */
export function calmAnswer(name: string | undefined, locale: Locale): object {
  const value = failedSentence[locale];
  if (name?.startsWith('task/') === true)
    return { task: { type: 'message', value } } satisfies TaskResponse;
  if (name === 'adaptiveCard/action')
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
  if (name?.startsWith('composeExtension/') === true)
    return { composeExtension: { type: 'message', text: value } };
  return {};
}
