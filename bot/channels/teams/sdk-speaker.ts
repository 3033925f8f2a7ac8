import { Application } from '@microsoft/teams-ai/lib/Application';
import { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import { CodedError } from '../../domain/error-code';
import { own } from '../untrusted';
import { GuardedAdapter, invokeResponse } from './adapter';
import { ConnectorError, type Speaker, type SpeakerParts, secondsOf } from './speaker';

const workKey = Symbol('work');

/**
 * Speaks by the owner's SDKs. Their card and dialog handlers are not used: they answer 501 if a handler
 * throws, and can post one person's view for everybody.
 */
export function createSdkSpeaker(parts: SpeakerParts): Speaker {
  const adapter = new GuardedAdapter(parts);
  const app = new Application<NoState>({
    startTypingTimer: false,
    removeRecipientMention: false,
    turnStateFactory: () => new NoState(),
  });
  app.addRoute(
    () => Promise.resolve(true),
    (context) => {
      const work = context.turnState.get<(() => Promise<void>) | undefined>(workKey);
      if (work === undefined) throw new CodedError('no_activity');
      return work();
    },
  );
  return {
    run: async (activity, turn) => {
      const answer = await adapter.run(activity, async (context) => {
        context.turnState.set(workKey, async () => {
          const body = await turn(activity, (message) => said(context.sendActivity(message)));
          if (body !== undefined) await context.sendActivity(invokeResponse(body));
        });
        await app.run(context);
      });
      return answer?.body as object | string | undefined;
    },
    speak: (to, message) => said(adapter.speak(to, message)),
    begin: (to, message) => said(adapter.begin(to, message)),
  };
}

/** The SDK's error holds the whole request: only its status and the pause are read. */
async function said(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CodedError && error.code === 'foreign_service') throw error;
    const [status, headers] = [own(error, 'statusCode'), own(own(error, 'response'), 'headers')];
    throw new ConnectorError(
      typeof status === 'number' ? status : undefined,
      isHeaders(headers) ? secondsOf(headers.get('retry-after')) : undefined,
    );
  }
}

function isHeaders(value: unknown): value is { get(name: string): string | undefined } {
  return (
    typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function'
  );
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
