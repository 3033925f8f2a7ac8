import { type Detail, detailsOf, type Matter } from '../bot/domain/questionnaire';
import type { ThreadState } from '../bot/domain/thread';
import type { Speech } from './speech';
import type { TextKey } from './texts';

export function detailKey(about: Matter, detail: Detail): TextKey {
  return `details.${about}.${detail}` as TextKey;
}

/** A line each. A matter's examples are the product's words. */
export function guideAnswers(
  { answers, urgent }: Pick<ThreadState, 'answers' | 'urgent'>,
  speech: Speech,
): readonly string[] {
  const { say } = speech;
  const first = urgent === true ? [say('deskThread.urgent')] : [];
  if (answers === undefined) return first;
  const { about, detail, involved } = answers;
  const who = involved.map((one) => say('deskThread.involved', { who: say(`involved.${one}`) }));
  return [...first, shortAbout(about, speech), say(detailKey(about, detail)), ...who];
}

export function detailChoices(about: Matter, { say }: Speech): readonly object[] {
  return detailsOf(about).map((detail) => ({
    title: say(detailKey(about, detail)),
    value: detail,
  }));
}

function shortAbout(about: Matter, { say }: Speech): string {
  return say(`about.${about}`).split('. ')[0] ?? '';
}
