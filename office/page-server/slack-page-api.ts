import express, { type Router } from 'express';
import type { FailureReason } from '../failure-reason';
import { isObject, type JsonObject, textAt } from '../json';
import type { SlackClient, SlackOutcome } from '../slack/slack';
import type { SlackChat, SlackChats } from './slack-chats';

const seenFromPage = ({ person, client, posted }: SlackChat): JsonObject => ({
  id: person.id,
  posted,
  version: client.version,
  home: client.home ?? null,
  modals: client.modals,
  values: client.values,
  messages: client.messages,
});

/** Why Slack says that something went wrong; the office names the reason. */
function whyFailed(outcome: SlackOutcome): FailureReason | undefined {
  if (outcome.kind === 'timeout') return 'timeout';
  if (outcome.kind !== 'failed') return undefined;
  if (outcome.status === 0) return 'unreachable';
  return outcome.status === 200 ? 'malformed' : 'bot_refused';
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Fills the top view with the values of the page's inputs. */
function fillIn(client: SlackClient, fields: unknown): void {
  if (!isObject(fields)) return;
  for (const [blockId, value] of Object.entries(fields))
    if (typeof value === 'string' || isTexts(value)) client.fill(blockId, value);
}

/** A page that is loaded again shows no modal; Slack forgets them with the page. */
function arrive(client: SlackClient): SlackOutcome {
  while (client.modals.length > 0) client.close();
  return { kind: 'ok' };
}

/**
 * Carries out a deed that the page reports. Nothing happens when Slack now has another view than the page
 * shows; the answer brings the right one. Gives `undefined` when there is no such deed.
 */
async function act(client: SlackClient, deed: unknown): Promise<SlackOutcome | undefined> {
  const kind = textAt(deed, 'deed');
  if (kind === 'arrive') return arrive(client);
  if (kind === 'home') return client.openHome();
  if (kind === 'command') return client.command(textAt(deed, 'text'));
  const action = textAt(deed, 'action');
  const message = client.messages.find(({ ts }) => ts === textAt(deed, 'message'));
  if (kind === 'press' && message !== undefined) return client.pressIn(message, action);
  const view = client.modals.at(-1) ?? client.home;
  if (view?.id !== textAt(deed, 'view')) return { kind: 'ok' };
  if (kind === 'close') {
    client.close();
    return { kind: 'ok' };
  }
  if (client.modals.length > 0 && isObject(deed)) fillIn(client, deed.fields);
  if (kind === 'submit') return client.submit();
  if (kind !== 'press') return undefined;
  // Drawing a view again may have given its blocks other ids.
  const block = view.blocks.find((one) => one.block_id === textAt(deed, 'block'));
  return client.press(action, block?.block_id);
}

/** The page's requests to the local Slack. */
export function slackPageRouter(of: {
  readonly chats: SlackChats;
  readonly onFailure: (why: FailureReason) => void;
}): Router {
  const router = express.Router();

  router.get('/slack/:person', (request, response) => {
    const chat = of.chats.of(request.params.person);
    if (chat === undefined) response.status(404).json({ error: 'unknown_person' });
    else response.json(seenFromPage(chat));
  });

  router.post('/slack/:person', express.json({ limit: '256kb' }), async (request, response) => {
    const chat = of.chats.of(request.params.person);
    if (chat === undefined) {
      response.status(404).json({ error: 'unknown_person' });
      return;
    }
    const outcome = await act(chat.client, request.body);
    if (outcome === undefined) {
      response.status(400).json({ error: 'bad_deed' });
      return;
    }
    const why = whyFailed(outcome);
    if (why !== undefined) of.onFailure(why);
    response.json({
      ...seenFromPage(of.chats.of(chat.person.id) ?? chat),
      outcome: why === undefined ? outcome : { kind: 'failed', why },
    });
  });

  return router;
}
