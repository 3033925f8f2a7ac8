import { Application } from '@microsoft/teams-ai/lib/Application';
import { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import type { TurnContext } from 'botbuilder';
import type { Locale } from '../../domain/ids';
import type { Dialogue } from '../channel';
import { type Activity, localeOf } from './payload';
import { invokeResponse } from './adapter';
import { insist, sendMilliseconds, within } from './patience';
import { readPress } from './read';
import { answerCalmly, attach, type Cards, renderCalmly, renderTask } from './render';

/** What can go wrong in a turn; all that is ever said of it. */
export type TurnFault = 'dialogue_failed' | 'card_not_posted';

/** Runs a turn of an admitted activity, which stands in the turn under {@link activityKey}. */
export type Router = (context: TurnContext) => Promise<void>;

export const activityKey = Symbol('activity');

/**
 * The routes: dialogs go to the conversation, whatever is typed in the chat gets the one constant card, every other
 * invoke a calm word. The SDK's own card and dialog handlers are not used: they answer with 501 where a handler
 * throws, and can post one person's view for everybody.
 */
export function createRouter(options: {
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  readonly fault: (code: TurnFault) => void;
}): Router {
  const { dialogue, cards, fault } = options;
  const app = new Application<NoState>({
    startTypingTimer: false,
    removeRecipientMention: false,
    turnStateFactory: () => new NoState(),
  });

  const answer = async (activity: Activity): Promise<object> => {
    const locale = localeOf(activity, options.locale);
    const press = readPress(activity, options.locale);
    if (press === undefined) return renderCalmly(locale);
    try {
      return renderTask(cards, await dialogue(press));
    } catch {
      fault('dialogue_failed');
      return renderCalmly(locale);
    }
  };
  const greet = async (context: TurnContext): Promise<void> => {
    const card = cards.chat(localeOf(activityOf(context), options.locale));
    try {
      // That the employer can read the chat is better said twice than not at all.
      const sent = insist(() =>
        context.sendActivity({ type: 'message', attachments: [attach(card)] }),
      );
      await within(sendMilliseconds, sent);
    } catch {
      fault('card_not_posted');
    }
  };

  app.addRoute(
    is((activity) => activity.name === 'task/fetch' || activity.name === 'task/submit'),
    async (context) => {
      await context.sendActivity(invokeResponse(await answer(activityOf(context))));
    },
    true,
  );
  app.addRoute(
    is(() => true),
    async (context) => {
      const activity = activityOf(context);
      const body = answerCalmly(activity.name, localeOf(activity, options.locale));
      await context.sendActivity(invokeResponse(body));
    },
    true,
  );
  app.addRoute(
    is(({ type, botAdded }) => type === 'message' || (type === 'conversationUpdate' && botAdded)),
    greet,
  );
  return async (context) => {
    await app.run(context);
  };
}

function is(matches: (activity: Activity) => boolean) {
  return (context: TurnContext): Promise<boolean> => Promise.resolve(matches(activityOf(context)));
}

function activityOf(context: TurnContext): Activity {
  const activity = context.turnState.get<Activity | undefined>(activityKey);
  if (activity === undefined) throw new Error('no_activity');
  return activity;
}

/** teams-ai insists on a turn's state. This one reads, keeps and writes nothing. */
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
