import type { BotOffice } from '../houses/bot-office';

/** A text that Slack got from the bot, with its place and its reader. */
export interface ReceivedText {
  /** The method of the Web API, or `acknowledgement`. */
  readonly by: string;
  /** The keys that lead to it, without places in lists: `view.blocks.text.text`. */
  readonly path: string;
  readonly text: string;
  /** The person whose screen shows it, if any. */
  readonly user: string | undefined;
}

/** Where Slack shows text, and nothing else of a dialog: what is said, and what stands in an input. */
const shown =
  /^view\.blocks\.(?:text|elements\.text)\.text$|^view\.blocks\.element\.initial_value$/;

/** Whether a text stands where a dialog shows it to the person who has it open. */
export function shownText({ by, path }: ReceivedText): boolean {
  const isOfDialog = ['views.open', 'views.update', 'views.push', 'acknowledgement'].includes(by);
  return isOfDialog && shown.test(path);
}

/** Every text in everything that Slack has got from the bot. */
export function receivedTexts(office: BotOffice): ReceivedText[] {
  const { calls, deliveries } = office.workspace.slack;
  const byTrigger = new Map<unknown, string>();
  const byView = new Map<unknown, string>();
  for (const { body } of deliveries) {
    const { user, trigger, view } = readRequest(body);
    if (user === undefined) continue;
    byTrigger.set(trigger, user);
    if (view !== undefined) byView.set(view, user);
  }
  const called = calls.flatMap((call) => {
    const given: Readonly<Record<string, unknown>> = call.arguments;
    const user = byTrigger.get(given.trigger_id) ?? byView.get(given.view_id) ?? given.user_id;
    const answer: unknown = call.answer;
    const opened = (answer as { view?: { id?: string } }).view?.id;
    if (opened !== undefined && typeof user === 'string') byView.set(opened, user);
    return textsIn(given).map(({ path, text }) => ({
      by: call.method,
      path,
      text,
      user: typeof user === 'string' ? user : undefined,
    }));
  });
  const acknowledged = office.acknowledged.flatMap(({ request, body }) => {
    const { user } = readRequest(request);
    return textsIn(parsed(body)).map(({ path, text }) => ({
      by: 'acknowledgement',
      path,
      text,
      user,
    }));
  });
  return [...called, ...acknowledged];
}

interface Request {
  readonly user: string | undefined;
  readonly trigger: unknown;
  readonly view: string | undefined;
}

/** Who pressed where, from an interaction's `payload` or a command's fields. */
function readRequest(body: string): Request {
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload === null) {
    return {
      user: form.get('user_id') ?? undefined,
      trigger: form.get('trigger_id'),
      view: undefined,
    };
  }
  const { user, trigger_id, view } = JSON.parse(payload) as {
    user?: { id: string };
    trigger_id?: string;
    view?: { id: string };
  };
  return { user: user?.id, trigger: trigger_id, view: view?.id };
}

function textsIn(node: unknown, path: readonly string[] = []): { path: string; text: string }[] {
  if (typeof node === 'string') return [{ path: path.join('.'), text: node }];
  if (Array.isArray(node)) return node.flatMap((item: unknown) => textsIn(item, path));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => [
    // A key can carry a text as well.
    { path: `${path.join('.')} (key)`, text: key },
    ...textsIn(value, [...path, key]),
  ]);
}

function parsed(body: string): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return { body };
  }
}
