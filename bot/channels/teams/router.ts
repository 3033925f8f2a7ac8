import type { Locale } from '../../domain/ids';
import type { Cards, Dialogue, Press, Shown } from '../channel';
import { createOnce } from '../once';
import { createTimedOut } from '../timed-out';
import { within } from '../within';
import { answerPress } from './answer';
import { fallbackAnswer } from './fallback';
import type { TeamsTurnFault } from './faults';
import { type Activity, localeOf } from './payload';
import { readPress } from './read';
import { renderMessage } from './render';
import type { ActivityTurn, Speaker } from './speaker';
import { insist, mayPass, owedAtOnce, sendMilliseconds, statusOf } from './timeouts';

export interface TeamsRouter {
  readonly take: ActivityTurn;
  /** Nobody waits for this answer any more: the next identical press gets it. */
  late(activity: Activity): void;
  /** Never rejects. */
  greetOwed(): Promise<void>;
}

/** One card is enough for all that Teams says of an installation. */
const welcomeMilliseconds = 600_000;

/**
 * A dialog goes to the dialogue, a chat message gets the constant card, and every other invoke a calm
 * sentence.
 */
export function createRouter(options: {
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  readonly fault: (code: TeamsTurnFault) => void;
  readonly now: () => number;
  /** Posts in a conversation of its own accord. */
  readonly speaker: Pick<Speaker, 'speak'>;
}): TeamsRouter {
  const { cards, locale, fault, now, speaker } = options;
  const isFirst = createOnce(welcomeMilliseconds, now);
  /**
   * Conversations without a card. With what came from there it is tried again by the clock; else, after a
   * refusal or where the app was removed, at the next event alone.
   */
  const owed = new Map<string, Activity | undefined>();
  const patient = createTimedOut(options.dialogue);

  const atWork = new WeakMap<Activity, { readonly press: Press; readonly work: Promise<Shown> }>();

  const answerInvoke = async (activity: Activity): Promise<object | string> => {
    const press = readPress(activity, locale);
    if (press === undefined) return fallbackAnswer(activity, 'failed', locale);
    try {
      const work = patient.ask(press);
      atWork.set(activity, { press, work });
      return answerPress(cards, await work);
    } catch {
      fault('dialogue_failed');
      return fallbackAnswer(activity, 'failed', locale);
    }
  };
  const cardFor = (activity: Activity) =>
    renderMessage(cards.chat(localeOf(activity, locale)), 'Vissla');
  const greet = async (activity: Activity, post: Parameters<ActivityTurn>[1]): Promise<void> => {
    let later: Activity | undefined = activity;
    try {
      // The warning that the employer reads the chat may come twice, but must come.
      const sent = insist(() => post(cardFor(activity)));
      if ((await within(sendMilliseconds, sent)) !== 'late') return;
    } catch (error) {
      if (!mayPass(error)) later = undefined;
    }
    fault('card_not_posted');
    owed.set(activity.conversation, later);
  };
  const greetOwed = async (): Promise<void> => {
    const due = [...owed.values()].flatMap((activity) => activity ?? []).slice(0, owedAtOnce);
    for (const activity of due) {
      const { conversation } = activity;
      if (owed.get(conversation) !== activity) continue;
      owed.delete(conversation);
      try {
        await speaker.speak(activity, cardFor(activity));
      } catch (error) {
        owed.set(conversation, mayPass(error) ? activity : undefined);
        if (statusOf(error) === 429) return;
      }
    }
  };
  /** Usually Teams says twice that somebody has the app: by one event and by another. */
  const welcome: typeof greet = async (activity, post) => {
    const { conversation } = activity;
    if (isFirst(conversation) || owed.delete(conversation)) await greet(activity, post);
  };
  const take: ActivityTurn = async (activity, post) => {
    switch (activity.type) {
      case 'invoke':
        return answerInvoke(activity);
      case 'message':
        await greet(activity, post);
        return undefined;
      case 'conversationUpdate':
        if (activity.botAdded) await welcome(activity, post);
        return undefined;
      case 'installationUpdate':
        // Under a policy this is often all that Teams sends, and an empty chat invites words that the
        // employer can read.
        if (activity.installation === 'added') await welcome(activity, post);
        // Somebody who installs it again has an empty chat.
        if (activity.installation === 'removed') owed.set(activity.conversation, undefined);
        return undefined;
      default:
        return undefined;
    }
  };
  return {
    take,
    late: (activity) => {
      const known = atWork.get(activity);
      if (known !== undefined) patient.keep(known.press, known.work);
    },
    greetOwed,
  };
}
