import express, { type Express } from 'express';

/** Everything the bare bot can be told to do wrong. */
export type Mood =
  | 'well'
  | 'silent'
  | 'refusing'
  | 'version_6'
  | 'too_big'
  | 'nonsense'
  | 'message'
  | 'empty';

export interface SeenActivity {
  readonly type: string;
  readonly name?: string;
  readonly locale?: string;
  readonly entities?: readonly { readonly locale?: string }[];
  readonly text?: string;
  readonly value?: { readonly data?: Record<string, unknown>; readonly context?: unknown };
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
  readonly [key: string]: unknown;
}

const card = (body: unknown[], actions: unknown[] = [], version = '1.5') => ({
  type: 'AdaptiveCard',
  version,
  body,
  actions,
});

const attachment = (content: unknown) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
});

const go = (content: unknown) => ({
  task: {
    type: 'continue',
    value: { title: 'Bare bot', width: 'medium', height: 'medium', card: attachment(content) },
  },
});

const welcome = (locale: string) =>
  card(
    [
      {
        type: 'TextBlock',
        text: locale === 'sv-SE' ? 'Hej!' : 'Hello!',
        style: 'heading',
        wrap: true,
      },
      {
        type: 'TextBlock',
        wrap: true,
        text:
          locale === 'sv-SE'
            ? 'Här kan du **berätta om något allvarligt** på jobbet.\n- Skriv inget här i chatten.\n- Öppna det privata fönstret.'
            : 'Here you can **tell of something serious** at work.\n- Write nothing in this chat.\n- Open the private window.',
      },
    ],
    [
      {
        type: 'Action.Submit',
        title: locale === 'sv-SE' ? 'Öppna' : 'Open',
        style: 'positive',
        data: { msteams: { type: 'task/fetch' }, verb: 'vissla' },
      },
    ],
  );

/** Text that does harm where it is not shown literally. */
const hostile = '<img src=x onerror="window.pwned=1"> **not bold** [link](javascript:alert(1))';

const form = card(
  [
    { type: 'TextBlock', text: 'What happened?', style: 'heading', wrap: true },
    {
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: hostile }],
    },
    { type: 'TextBlock', wrap: true, text: `A **bold** word and _one_ more. ${hostile}` },
    { type: 'Input.Text', id: 'draft', isVisible: false, value: 'sealed-draft' },
    {
      type: 'Input.ChoiceSet',
      id: 'about',
      style: 'expanded',
      label: 'What is it about?',
      isRequired: true,
      errorMessage: 'Choose one.',
      choices: [
        {
          title: 'Money: a bribe, a fraud, a forgery, or somebody’s own gain at the cost of all',
          value: 'money',
        },
        { title: 'Serious safety failings', value: 'safety' },
        { title: 'Something else, or I am unsure', value: 'other' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'involved',
      style: 'expanded',
      isMultiSelect: true,
      label: 'Tick what is true. None is fine.',
      choices: [
        { title: 'It hits several people', value: 'several' },
        { title: 'Somebody tries to hide it', value: 'hidden' },
      ],
    },
    { type: 'Input.Text', id: 'what', label: 'Tell', isMultiline: true, maxLength: 4000 },
    {
      type: 'Container',
      style: 'warning',
      items: [
        { type: 'TextBlock', wrap: true, text: 'Your employer may see that you used the bot.' },
      ],
    },
  ],
  [
    { type: 'Action.Submit', title: 'Continue', style: 'positive', data: { act: 'next' } },
    { type: 'Action.Submit', title: 'Back', associatedInputs: 'none', data: { act: 'back' } },
    { type: 'Action.Execute', title: 'Never shown', verb: 'no' },
  ],
);

const done = card(
  [
    { type: 'TextBlock', text: 'Sent', style: 'heading' },
    { type: 'FactSet', facts: [{ title: 'Reference', value: 'K7Q2-M9RX-4T' }] },
    { type: 'TextBlock', wrap: true, text: 'You can open it from tomorrow.' },
  ],
  [{ type: 'Action.Submit', title: 'Close', data: { act: 'leave' } }],
);

/** A bot without a product: it greets, and answers dialogs with fixed cards. */
export function createBareBot(of: {
  readonly appId: string;
  readonly appPassword: string;
  readonly metadataUrl: () => string;
}) {
  const app: Express = express();
  const seen: SeenActivity[] = [];
  const bot = { mood: 'well' as Mood };

  const token = async (): Promise<string> => {
    const metadata = (await (await fetch(of.metadataUrl())).json()) as { token_endpoint: string };
    const answer = await fetch(metadata.token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: of.appId,
        client_secret: of.appPassword,
        scope: 'https://api.botframework.com/.default',
      }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const call = async (
    method: string,
    serviceUrl: string,
    conversation: string,
    path: string,
    body?: unknown,
    bearer?: string,
  ): Promise<Response> =>
    fetch(`${serviceUrl}v3/conversations/${encodeURIComponent(conversation)}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer ?? (await token())}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const answerInvoke = (activity: SeenActivity): unknown => {
    if (bot.mood === 'version_6') return go(card([], [], '1.6'));
    if (bot.mood === 'too_big') return go(card([{ type: 'TextBlock', text: 'å'.repeat(25_000) }]));
    if (bot.mood === 'nonsense') return { task: { type: 'continue', value: { card: 'no' } } };
    if (bot.mood === 'message') return { task: { type: 'message', value: 'Thank you.' } };
    if (bot.mood === 'empty' || activity.value?.data?.act === 'leave') return undefined;
    return go(activity.name === 'task/fetch' ? form : done);
  };

  app.post('/api/messages', express.json(), async (request, response) => {
    const activity = request.body as SeenActivity;
    seen.push(activity);
    if (bot.mood === 'silent') return;
    if (bot.mood === 'refusing') {
      response.status(501).end();
      return;
    }
    if (activity.type === 'invoke') {
      const body = answerInvoke(activity);
      if (body === undefined) response.status(200).end();
      else response.json(body);
      return;
    }
    const { serviceUrl, conversation } = activity;
    if (activity.type === 'installationUpdate' && activity.action === 'add')
      await call('POST', serviceUrl, conversation.id, 'activities', {
        type: 'message',
        attachments: [attachment(welcome(activity.entities?.[0]?.locale ?? ''))],
      });
    if (activity.type === 'message')
      await call('POST', serviceUrl, conversation.id, `activities/${String(activity.id)}`, {
        type: 'message',
        text: 'Nothing that you write here is read. Your employer can see this chat.',
      });
    response.status(200).end();
  });

  return { app, bot, seen, token, call, attachment };
}
