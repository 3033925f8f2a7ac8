/** The tenant and the bot that is registered in it. */
export interface Workplace {
  readonly appId: string;
  readonly tenant: string;
  /** The Bot Connector's address; ends in a slash. It holds the port, which may change. */
  readonly serviceUrl: string;
  readonly now: () => number;
  readonly manners: Manners;
}

/**
 * Unkind ways of Teams. Those with a source were seen by somebody; the others are cautious guesses. A bot
 * that bears them bears the kinder ways as well.
 */
export interface Manners {
  /**
   * A policy gives people the app: only `installationUpdate` with `add` comes, a guess. At a later look comes
   * `upgrade` (microsoft/teams.py#579). By hand `conversationUpdate` comes as well, and no upgrade.
   */
  readonly installsByPolicy: boolean;
  /** Whether the next message is answered 412, which Microsoft says to try again. No source shows one. */
  readonly failsPreconditions: () => boolean;
  /**
   * What a call is refused with, before anything is done: one to a known conversation, or for a new one. An
   * app that the admin has blocked is refused in the known one, and may begin a new one
   * (MicrosoftDocs/msteams-docs#7954).
   */
  readonly refuses: (call: 'known' | 'new') => Refusal | undefined;
  /** A message to a person without the app is taken (BotBuilder-MicrosoftTeams#286), and not shown. */
  readonly takesForRemoved: boolean;
  /**
   * After so many milliseconds a press comes once more while the first is at work; `undefined` for never.
   * Microsoft writes that the client tries again; the number is a guess.
   */
  readonly repeatsAfter: number | undefined;
  /** The token names the service URL in another case than the activity, and without the slash at its end. */
  readonly rewritesServiceUrl: boolean;
  /** In which form the app's command comes. */
  readonly commandForm: keyof typeof commandForms;
  /** The language is only in the client's details. */
  readonly hidesLocale: boolean;
  /** The value of a hidden input does not come back. A long page cannot be used then. */
  readonly losesHiddenInputs: boolean;
}

/** What a command of the app says of where it was called, and which conversation it names. */
export const commandForms = {
  /** The search box over a channel, as Microsoft's page "Create and send dialogs" shows it. */
  channel: [
    'commandbox',
    { isGroup: true, conversationType: 'channel', id: '19:everybody@thread.tacv2' },
  ],
  /** The box for a message, in a chat of several: "compose" (BotBuilder-MicrosoftTeams#186). */
  group: ['compose', { isGroup: true, conversationType: 'groupChat', id: '19:some@thread.v2' }],
  /** The search box over the chat with the bot. */
  own: ['commandbox', { conversationType: 'personal', id: 'a:own' }],
  /** An iPhone says no context (teams.py#237), the newer client no place (botbuilder-dotnet#6775). */
  none: [undefined, undefined],
} as const;

/** How the Bot Connector refuses, by its code, with where it was seen. */
export const refusals = {
  /** Limits of a thread, a bot and a tenant (learn.microsoft.com, Teams bots, rate-limit). */
  TooManyRequests: 429,
  /** The person has blocked the bot, also under a policy (msteams-docs#6335, #8394). */
  ConversationBlockedByUser: 403,
  BotNotInConversationRoster: 403,
  BotDisabledByAdmin: 403,
  MessageWritesBlocked: 403,
  /** These four stand together in msteams-docs#6356. */
  BotNotRegistered: 401,
  /** Both are to be tried again, says the page on limits. */
  BadGateway: 502,
  GatewayTimeout: 504,
  /** The connection is cut without an answer: a guess. */
  cut: 0,
} as const;

/** A refusal, and after how many seconds the caller may come again, if it says so. */
interface Refusal {
  readonly code: keyof typeof refusals;
  readonly retryAfter?: number;
}

/** All of them that can come together and leave the bot usable. */
export const usualManners: Manners = {
  installsByPolicy: true,
  failsPreconditions: () => false,
  refuses: () => undefined,
  takesForRemoved: false,
  repeatsAfter: 3_000,
  commandForm: 'channel',
  rewritesServiceUrl: true,
  hidesLocale: true,
  losesHiddenInputs: false,
};

/** The languages that Teams can speak here, as Teams names them in an activity. */
export const teamsLocales = ['sv-SE', 'en-GB'] as const;
export type TeamsLocale = (typeof teamsLocales)[number];

/** Somebody in the tenant, as activities name people. */
export interface TeamsPerson {
  /** `29:…`; the person's id for this bot. */
  readonly id: string;
  /** The person's object id in the tenant. */
  readonly aadObjectId: string;
  readonly name: string;
  /** `a:…`: the person's chat with the bot. */
  readonly conversation: string;
  /** The language in which the person's Teams begins. */
  readonly locale: TeamsLocale;
}
