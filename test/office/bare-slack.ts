import express, { type Express } from 'express';
import type { FakeSlack } from '../../office/slack/slack';

type Json = Record<string, unknown>;

/** What the bare app can be told to do wrong. */
type SlackMood = 'well' | 'silent' | 'refusing' | 'nonsense' | 'too_late';

/** Text that does harm where it is not shown literally. */
const hostile = '<img src=x onerror="window.pwned=1"> *not bold* <!channel> &lt; :smile:';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const section = (text: string) => ({ type: 'section', text: plain(text) });
const header = (text: string) => ({ type: 'header', text: plain(text) });
const button = (act: string, text: string, style?: 'primary' | 'danger') => ({
  type: 'button',
  action_id: `act:${act}`,
  text: plain(text),
  ...(style === undefined ? {} : { style }),
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (value: string, text: string, more?: string) => ({
  value,
  text: plain(text),
  ...(more === undefined ? {} : { description: plain(more) }),
});
const input = (block: string, label: string, element: Json, hint?: string) => ({
  type: 'input',
  block_id: block,
  optional: true,
  label: plain(label),
  element: { action_id: 'value', ...element },
  ...(hint === undefined ? {} : { hint: plain(hint) }),
});

const modal = (title: string, blocks: object[], submit?: string, close = 'Close') => ({
  type: 'modal',
  title: plain(title),
  ...(submit === undefined ? {} : { submit: plain(submit) }),
  close: plain(close),
  callback_id: 'bare',
  private_metadata: 'sealed-draft',
  blocks,
});

const home = (handler: boolean) => ({
  type: 'home',
  blocks: [
    header('Speak up'),
    section('Here you can tell of something serious at work.'),
    actions(
      button('open', 'Open', 'primary'),
      ...(handler ? [button('desk', 'To the queue')] : []),
    ),
    { type: 'context', elements: [plain('Home is the same for everybody.')] },
  ],
});

const form = modal(
  'Bare app',
  [
    section(`! ${hostile}`),
    header('What happened?'),
    {
      type: 'section',
      text: plain('Two facts.'),
      fields: [plain('Reference'), plain('K7Q2-M9RX-4T')],
    },
    input('guide.about', 'What is it about?', {
      type: 'radio_buttons',
      options: [
        option(
          'money',
          'Money: a bribe, a fraud, a forgery,',
          'or somebody’s gain at the cost of all',
        ),
        option('safety', 'Serious safety failings'),
      ],
    }),
    input('guide.involved', 'Tick what is true.', {
      type: 'checkboxes',
      options: [
        option('several', 'It hits several people'),
        option('hidden', 'Somebody tries to hide it'),
      ],
    }),
    input('guide.to', 'To whom?', {
      type: 'static_select',
      options: [option('hr', 'HR'), option('union', 'The union')],
    }),
    input('guide.more', 'Who else?', {
      type: 'multi_static_select',
      options: [option('a', 'A'), option('b', 'B')],
    }),
    input('guide.group', 'The last group', { type: 'plain_text_input', max_length: 10 }),
    input(
      'guide.what',
      'Tell',
      { type: 'plain_text_input', multiline: true, max_length: 3000 },
      'No names are needed.',
    ),
    { type: 'divider' },
    actions(button('rights', 'Your rights'), button('stop', 'Stop', 'danger')),
    { type: 'context', elements: [plain('Your employer may see that you used the app.')] },
  ],
  'Continue',
);
const rights = modal(
  'Rights',
  [header('Your rights'), section('You may tell.')],
  undefined,
  'Back',
);
const done = modal('Bare app', [header('Sent'), section('K7Q2-M9RX-4T')]);

const notice = {
  text: 'One report waits.',
  blocks: [section('One report waits for you.'), actions(button('open', 'Open', 'primary'))],
};

/** An app without a product: it publishes a Home and answers with fixed views. */
export function createBareSlack(app: Express, slack: () => FakeSlack, apiUrl: () => string) {
  const bare = { mood: 'well' as SlackMood };
  const seen: Json[] = [];
  const call = async (method: string, body: Json): Promise<unknown> =>
    (
      await fetch(`${apiUrl()}${method}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${slack().botToken}`,
          'content-type': 'application/json; charset=utf-8',
        },
        body: JSON.stringify(body),
      })
    ).json();
  const tell = (user: string) => call('chat.postMessage', { channel: user, ...notice });

  const pressed = async (payload: Json): Promise<void> => {
    const [action] = payload.actions as { action_id: string }[];
    const trigger_id = payload.trigger_id;
    if (action?.action_id === 'act:rights') await call('views.push', { trigger_id, view: rights });
    else if (action?.action_id === 'act:stop')
      await call('views.update', { view_id: (payload.view as { id: string }).id, view: done });
    else await call('views.open', { trigger_id, view: form });
  };
  const submitted = (view: { state: { values: Record<string, Record<string, Json>> } }): object => {
    const { values } = view.state;
    if (values['guide.what']?.value?.value == null)
      return { response_action: 'errors', errors: { 'guide.what': 'Tell something.' } };
    return { response_action: 'update', view: done };
  };

  app.post('/slack/events', express.raw({ type: () => true }), async (request, response) => {
    const raw = request.body as Buffer;
    if (bare.mood === 'silent') return;
    if (bare.mood === 'refusing') {
      response.status(500).end();
      return;
    }
    if (request.is('json') !== false) {
      const { event } = JSON.parse(raw.toString()) as { event: { type: string; user: string } };
      seen.push(event);
      response.status(200).end();
      const view = home(event.user.startsWith('U0DANIEL'));
      if (event.type === 'app_home_opened')
        await call('views.publish', { user_id: event.user, view });
      return;
    }
    const fields = new URLSearchParams(raw.toString());
    const payload = JSON.parse(fields.get('payload') ?? '{}') as Json;
    seen.push(fields.has('payload') ? payload : Object.fromEntries(fields));
    if (fields.has('command')) {
      if (bare.mood === 'too_late') {
        response.json({ response_type: 'ephemeral', text: 'Press once more.' });
        return;
      }
      response.status(200).end();
      await call('views.open', { trigger_id: fields.get('trigger_id'), view: form });
    } else if (payload.type === 'block_actions') {
      response.status(200).end();
      await pressed(payload);
    } else if (bare.mood === 'nonsense') response.json({ response_action: 'dance' });
    else response.json(submitted(payload.view as Parameters<typeof submitted>[0]));
  });

  return { bare, seen, tell };
}
