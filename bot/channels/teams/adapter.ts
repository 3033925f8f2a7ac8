import {
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type Activity as SdkActivity,
  type TurnContext,
} from 'botbuilder';
import { CodedError } from '../../domain/error-code';
import { own } from '../untrusted';
import type { Activity } from './payload';
import { newConversation, type Speaker, type SpeakerParts } from './speaker';

type ConnectorFactory = ReturnType<
  ConfigurationBotFrameworkAuthentication['createConnectorFactory']
>;
type ClaimsIdentity = Parameters<
  ConfigurationBotFrameworkAuthentication['createConnectorFactory']
>[0];
type UserTokens = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;

/** The recipient that the bot's tokens name. */
const audience = 'https://api.botframework.com';
/** Service URLs come from signed tokens and are few; more would be a fault elsewhere. */
const mostConnectors = 64;

/**
 * The SDK's adapter behind our guard. It gets only admitted activities, so nothing is validated twice. Its
 * own HTTP entrance is closed, since it prints rejected tokens' faults to the console.
 */
export class GuardedAdapter extends CloudAdapter {
  readonly #appId: string;

  constructor(parts: SpeakerParts) {
    super(new OutgoingAuthentication(parts));
    this.#appId = parts.appId;
  }

  async run(
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return this.processActivity(
      { audience, claimsIdentity, connectorFactory },
      toSdk(activity),
      logic,
    );
  }

  async speak(...[to, message]: Parameters<Speaker['speak']>): Promise<void> {
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

  async begin(...[to, message]: Parameters<Speaker['begin']>): Promise<void> {
    await this.createConversationAsync(
      this.#appId,
      'msteams',
      to.serviceUrl,
      audience,
      newConversation(to),
      async (context) => {
        await context.sendActivity(message);
      },
    );
  }

  override process(): Promise<void> {
    return Promise.reject(new CodedError('closed_entrance'));
  }
}

class AskedCredentials extends ConfigurationServiceClientCredentialFactory {
  readonly #token: SpeakerParts['token'];

  constructor({ appId, token }: SpeakerParts) {
    super({ MicrosoftAppId: appId });
    this.#token = token;
  }

  override createCredentials(): ReturnType<
    ConfigurationServiceClientCredentialFactory['createCredentials']
  > {
    return Promise.resolve({
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await this.#token()}`);
        return request;
      },
    });
  }
}

/** Only the outgoing half: one connector per service URL, and nobody signs in. */
class OutgoingAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #parts: SpeakerParts;
  #factory: ConnectorFactory | undefined;
  #userTokens: UserTokens | undefined;

  constructor(parts: SpeakerParts) {
    // The SDK's own factory implements the class that its constructor names, and does not extend it.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    super({}, new AskedCredentials(parts));
    this.#parts = parts;
  }

  override authenticateRequest(): never {
    throw new CodedError('closed_entrance');
  }

  override createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    this.#factory ??= keepConnectors(super.createConnectorFactory(claims), this.#parts);
    return this.#factory;
  }

  override createUserTokenClient(claims: ClaimsIdentity): UserTokens {
    this.#userTokens ??= super.createUserTokenClient(claims);
    return this.#userTokens;
  }
}

/** The SDK makes a client for every request, and most requests send nothing. */
function keepConnectors(factory: ConnectorFactory, parts: SpeakerParts): ConnectorFactory {
  const connectors = new Map<string, ReturnType<ConnectorFactory['create']>>();
  const create = factory.create.bind(factory);
  factory.create = (serviceUrl, audience) => {
    const known = connectors.get(serviceUrl);
    if (known !== undefined) return known;
    if (connectors.size >= mostConnectors) connectors.clear();
    const made = create(serviceUrl, audience).then((made) => bound(made, parts));
    connectors.set(serviceUrl, made);
    return made;
  };
  return factory;
}

/**
 * Bounds the SDK's client, which repeats a failed request three times and waits for ever. Here the sender
 * decides both: a notice that may have arrived is never repeated. A request to a foreign host is never sent:
 * the bot's token would go with it.
 */
function bound<T extends object>(connector: T, { mayGetToken, milliseconds }: SpeakerParts): T {
  const pipeline = own(own(connector, 'client'), 'pipeline') as Pipeline | undefined;
  if (pipeline === undefined) throw new CodedError('no_pipeline');
  for (const name of ['defaultRetryPolicy', 'redirectPolicy']) pipeline.removePolicy({ name });
  pipeline.addPolicy({
    name: 'bounds',
    sendRequest: (request, next) => {
      if (!mayGetToken(request.url)) throw new CodedError('foreign_service');
      // The SDK's own timeout ends with the answer's headers.
      request.abortSignal = AbortSignal.timeout(milliseconds);
      return next(request);
    },
  });
  return connector;
}

/** The part of `@azure/core-rest-pipeline` that is used; the SDK does not export it. */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown;
  addPolicy(policy: {
    readonly name: string;
    readonly sendRequest: <Request extends { abortSignal?: AbortSignal; url: string }, Response>(
      request: Request,
      next: (request: Request) => Promise<Response>,
    ) => Promise<Response>;
  }): void;
}

/** What a turn may know; never text typed in the chat. */
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
  // The SDK's type demands fields that Teams itself does not send.
  return turn as SdkActivity;
}

function account(id: string): SdkActivity['conversation'] {
  return { id, name: '', isGroup: false, conversationType: 'personal' };
}

export function invokeResponse(body: object | string): Partial<SdkActivity> {
  return { type: ActivityTypes.InvokeResponse, value: { status: 200, body } };
}
