import { Application } from '@microsoft/teams-ai/lib/Application';
import { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import type { TurnContext } from 'botbuilder';
import { CodedError } from '../../domain/error-code';
import type { Locale } from '../../domain/ids';
import type { Cards, Dialogue, Press, Shown } from '../channel';
import { createPatient } from '../late';
import { createOnce } from '../once';
import { own } from '../untrusted';
import { within } from '../within';
import { type GuardedAdapter, invokeResponse } from './adapter';
import { answerPress } from './answer';
import { calmAnswer } from './calmly';
import type { TurnFault } from './faults';
import { insist, mayPass, owedAtOnce, sendMilliseconds } from './patience';
import { type Activity, localeOf } from './payload';
import { readPress } from './read';
import { renderMessage } from './render';

export interface Router {
  /** Runs a turn of an admitted activity. */
  run(activity: Activity, context: TurnContext): Promise<void>;
  /** Nobody waits for this answer any more: the next identical press gets it. */
  late(activity: Activity): void;
  /** Posts some of the cards that are owed. Never rejects. */
  greetOwed(): Promise<void>;
}

const activityKey = Symbol('activity');

/** One card is enough for all that Teams says of an installation. */
const welcomeMilliseconds = 600_000;

/**
 * Handles each kind of activity: a dialog goes to the dialogue, a chat message gets the constant card, and
 * every other invoke a calm sentence. The SDK's card and dialog handlers are not used: they answer 501 if a
 * handler throws, and can post one person's view for everybody.
 */
export function createRouter(options: {
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  readonly fault: (code: TurnFault) => void;
  readonly now: () => number;
  /** Posts in a conversation of its own accord. */
  readonly adapter: Pick<GuardedAdapter, 'speak'>;
}): Router {
  const { cards, locale, fault, now, adapter } = options;
  const isFirst = createOnce(welcomeMilliseconds, now);
  /**
   * Conversations without a card. With what came from there it is tried again by the clock; else, after a
   * refusal or where the app was removed, at the next event alone.
   */
  const owed = new Map<string, Activity | undefined>();
  const patient = createPatient(options.dialogue);

  const atWork = new WeakMap<Activity, { readonly press: Press; readonly work: Promise<Shown> }>();

  const answerInvoke = async (activity: Activity): Promise<object | string> => {
    const press = readPress(activity, locale);
    if (press === undefined) return calmAnswer(activity, 'failed', locale);
    try {
      const work = patient.ask(press);
      atWork.set(activity, { press, work });
      return answerPress(cards, await work);
    } catch {
      fault('dialogue_failed');
      return calmAnswer(activity, 'failed', locale);
    }
  };
  const cardFor = (activity: Activity) =>
    renderMessage(cards.chat(localeOf(activity, locale)), 'Vissla');
  const greet = async (context: TurnContext, activity: Activity): Promise<void> => {
    let later: Activity | undefined = activity;
    try {
      // The warning that the employer reads the chat may come twice, but must come.
      const sent = insist(() => context.sendActivity(cardFor(activity)));
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
        await adapter.speak(activity, cardFor(activity));
      } catch (error) {
        owed.set(conversation, mayPass(error) ? activity : undefined);
        if (own(error, 'statusCode') === 429) return;
      }
    }
  };
  /** Usually Teams says twice that somebody has the app: by one event and by another. */
  const welcome = async (context: TurnContext, activity: Activity): Promise<void> => {
    const { conversation } = activity;
    if (isFirst(conversation) || owed.delete(conversation)) await greet(context, activity);
  };
  const take = async (context: TurnContext): Promise<void> => {
    const activity = activityOf(context);
    switch (activity.type) {
      case 'invoke':
        await context.sendActivity(invokeResponse(await answerInvoke(activity)));
        return;
      case 'message':
        await greet(context, activity);
        return;
      case 'conversationUpdate':
        if (activity.botAdded) await welcome(context, activity);
        return;
      case 'installationUpdate':
        // Under a policy this is often all that Teams sends, and an empty chat invites words that the
        // employer can read.
        if (activity.installation === 'added') await welcome(context, activity);
        // Somebody who installs it again has an empty chat.
        if (activity.installation === 'removed') owed.set(activity.conversation, undefined);
        return;
      default:
        return;
    }
  };

  const app = new Application<NoState>({
    startTypingTimer: false,
    removeRecipientMention: false,
    turnStateFactory: () => new NoState(),
  });
  app.addRoute(() => Promise.resolve(true), take);
  return {
    run: async (activity, context) => {
      context.turnState.set(activityKey, activity);
      await app.run(context);
    },
    late: (activity) => {
      const known = atWork.get(activity);
      if (known !== undefined) patient.keep(known.press, known.work);
    },
    greetOwed,
  };
}

function activityOf(context: TurnContext): Activity {
  const activity = context.turnState.get<Activity | undefined>(activityKey);
  if (activity === undefined) throw new CodedError('no_activity');
  return activity;
}

/** teams-ai requires a turn's state. This one keeps nothing. */
class NoState extends TurnState {
  readonly #temp = { input: '', inputFiles: [], lastOutput: '', actionOutputs: {}, authTokens: {} };

  override get user(): object {
    return {};
  }

  override get temp(): TurnState['temp'] {
    return this.#temp;
  }

  override load(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override save(): Promise<void> {
    return Promise.resolve();
  }
}
