import {
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type Activity as SdkActivity,
  type TurnContext,
} from 'botbuilder';
import { type Activity, own } from './payload';
import type { Credentials } from './credentials';
import { sendMilliseconds } from './patience';

type ConnectorFactory = ReturnType<
  ConfigurationBotFrameworkAuthentication['createConnectorFactory']
>;
type ClaimsIdentity = Parameters<
  ConfigurationBotFrameworkAuthentication['createConnectorFactory']
>[0];
type UserTokens = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;

/** Service URLs come from signed tokens and are few; more than this would be a fault elsewhere. */
const mostConnectors = 64;

/**
 * The SDK's adapter behind our own guard. It is given only admitted activities, so that nothing is validated twice,
 * and its own HTTP entrance, which prints rejected tokens' faults to the console, is closed.
 */
export class GuardedAdapter extends CloudAdapter {
  readonly #appId: string;

  constructor(appId: string, credentials: Credentials) {
    // The SDK's own factory implements the class that its own constructor names, instead of extending it.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    super(new OutgoingAuthentication({}, credentials));
    this.#appId = appId;
  }

  /** Runs one turn and gives what answers an invoke. */
  async run(
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return this.processActivity(
      { audience: 'https://api.botframework.com', claimsIdentity, connectorFactory },
      toSdk(activity),
      logic,
    );
  }

  /** Speaks first, in a conversation that was kept. */
  async speak(
    to: Pick<Activity, 'serviceUrl' | 'conversation' | 'bot' | 'user'>,
    message: Partial<SdkActivity>,
  ): Promise<void> {
    const reference = {
      channelId: 'msteams',
      serviceUrl: to.serviceUrl,
      conversation: account(to.conversation),
      bot: { id: to.bot, name: '' },
      user: { id: to.user, name: '' },
    };
    await this.continueConversationAsync(this.#appId, reference, async (context) => {
      await context.sendActivity(message);
    });
  }

  override process(): Promise<void> {
    return Promise.reject(new Error('closed_entrance'));
  }
}

/** Only the outgoing half: connectors are made once for each service URL, and nobody signs in. */
class OutgoingAuthentication extends ConfigurationBotFrameworkAuthentication {
  #factory: ConnectorFactory | undefined;
  #userTokens: UserTokens | undefined;

  override authenticateRequest(): never {
    throw new Error('closed_entrance');
  }

  override createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    this.#factory ??= keepConnectors(super.createConnectorFactory(claims));
    return this.#factory;
  }

  override createUserTokenClient(claims: ClaimsIdentity): UserTokens {
    this.#userTokens ??= super.createUserTokenClient(claims);
    return this.#userTokens;
  }
}

/** The SDK makes a client for every request, most of which send nothing; making one asks nobody for anything. */
function keepConnectors(factory: ConnectorFactory): ConnectorFactory {
  const kept = new Map<string, ReturnType<ConnectorFactory['create']>>();
  const create = factory.create.bind(factory);
  factory.create = (serviceUrl, audience) => {
    const known = kept.get(serviceUrl);
    if (known !== undefined) return known;
    if (kept.size >= mostConnectors) kept.clear();
    const made = create(serviceUrl, audience).then(tryOnce);
    kept.set(serviceUrl, made);
    return made;
  };
  return factory;
}

/**
 * The SDK's client tries three times more when the connector has trouble, and waits for ever when it says nothing. How often
 * something is said, and how long it is waited for, is for whoever says it: a notice that may have come is not said again
 * behind its back.
 */
function tryOnce<T extends object>(connector: T): T {
  const pipeline = own(own(connector, 'client'), 'pipeline') as Pipeline | undefined;
  pipeline?.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline?.addPolicy({
    name: 'patience',
    sendRequest: (request, next) => {
      request.timeout = sendMilliseconds;
      return next(request);
    },
  });
  return connector;
}

/** The part of `@azure/core-rest-pipeline` that is used; the SDK does not give out its type. */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown;
  addPolicy(policy: {
    readonly name: string;
    readonly sendRequest: <Request extends { timeout: number }, Response>(
      request: Request,
      next: (request: Request) => Promise<Response>,
    ) => Promise<Response>;
  }): void;
}

/** What a turn may know. The text that somebody typed in the chat is not among it. */
function toSdk(activity: Activity): SdkActivity {
  const turn: Partial<SdkActivity> = {
    type: activity.type,
    channelId: activity.channel,
    serviceUrl: activity.serviceUrl,
    conversation: account(activity.conversation),
    recipient: { id: activity.bot, name: '' },
    from: { id: activity.user, name: '' },
    ...(activity.id === undefined ? {} : { id: activity.id }),
    ...(activity.type === 'invoke' && activity.name !== undefined ? { name: activity.name } : {}),
  };
  // The SDK's type demands fields that Teams does not send either.
  return turn as SdkActivity;
}

function account(id: string): SdkActivity['conversation'] {
  return { id, name: '', isGroup: false, conversationType: 'personal' };
}

/** The activity that carries an invoke's answer back through the SDK. */
export function invokeResponse(body: object): Partial<SdkActivity> {
  return { type: ActivityTypes.InvokeResponse, value: { status: 200, body } };
}
