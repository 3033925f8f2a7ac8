import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { againSentence } from '../../../bot/channels/fallback-sentences';
import { surname } from '../canaries';
import type { FakeBotService } from '../messengers/fake-bot-service';
import { everyElement, pressOf } from '../open-vissla';
import { enterWith, type MessengerPerson } from './messenger-person';

/** Somebody in Teams, over the wire: signed activities to the real endpoint, and the bot's cards. */
export interface TeamsPerson extends MessengerPerson {
  card: object;
  readonly answers: string[];
  again(): Promise<object>;
  writes(text: string): Promise<void>;
}

/** How Teams names somebody. */
interface InTeams {
  readonly name: string;
  readonly aadObjectId: string;
  readonly conversation: string;
}

/** @param named by one name, or as Teams names somebody */
export function teamsPerson(
  service: FakeBotService,
  endpoint: () => string,
  named: string | InTeams,
  locale = 'sv-SE',
): TeamsPerson {
  const token = service.tokenFor();
  const { name, aadObjectId, conversation } =
    typeof named === 'object'
      ? named
      : { name: `${named} ${surname}`, aadObjectId: `aad-${named}`, conversation: `a:${named}` };
  const id = typeof named === 'object' ? `29:${aadObjectId}` : `29:${named}`;
  const common = () => ({
    from: { id, name, aadObjectId },
    conversation: { id: conversation, conversationType: 'personal', tenantId: service.tenant },
    entities: [{ type: 'clientInfo', locale, platform: 'Web' }],
    ...(service.manners.hidesLocale ? {} : { locale }),
  });
  const answers: string[] = [];
  let last: object = {};
  const send = async (activity: object): Promise<object> => {
    const answer = await service.sendActivity(endpoint(), activity, token);
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    answers.push(answer.text);
    return answer.body ?? {};
  };
  /** Sends it, and sends it again while it is at work: both get one answer. */
  const deliver = async (activity: object): Promise<object> => {
    const { repeatsAfter } = service.manners;
    const first = send(activity);
    if (repeatsAfter === undefined) return first;
    const isAnswered = first.then(() => true);
    if (await Promise.race([isAnswered, wait(repeatsAfter, false, { ref: false })])) return first;
    const [one, other] = await Promise.all([first, send(activity)]);
    if (!isDeepStrictEqual(one, other)) throw new Error('a press that came twice has two answers');
    return one;
  };
  const invoke = async (activity: object): Promise<void> => {
    last = service.activity({ ...common(), id: `f:${randomUUID()}`, type: 'invoke', ...activity });
    const task = (
      (await deliver(last)) as {
        task?: { type: string; value: { card?: { content: object } } | string };
      }
    ).task;
    person.card = typeof task?.value === 'object' ? (task.value.card?.content ?? {}) : {};
  };
  /** On a slow machine an answer may be late: then one presses again, as the card says. */
  const invokeUntilAnswered = async (activity: object): Promise<void> => {
    await invoke(activity);
    for (let tries = 0; tries < 9 && asksToPressAgain(person.card); tries++) {
      const button = everyElement(person.card).find(({ type }) => type === 'Action.Submit');
      await invoke({ name: 'task/submit', value: { data: button?.data } });
    }
  };
  const person: TeamsPerson = {
    card: {},
    answers,
    opens: (door) =>
      invokeUntilAnswered({
        name: 'task/fetch',
        value: {
          data: { type: 'task/fetch', ...(door === undefined ? {} : { act: door }) },
        },
      }),
    presses: (act, typed = {}) => {
      const card = service.manners.losesHiddenInputs ? shownPart(person.card) : person.card;
      const { fields, draft, texts } = pressOf(card, act, typed);
      const data = { act, draft, texts, ...fields };
      return invokeUntilAnswered({ name: 'task/submit', value: { data } });
    },
    enters: (code) => enterWith(person, code),
    again: () => send(last),
    writes: async (text) => {
      await send(service.activity({ ...common(), type: 'message', text }));
    },
    has: (act) => actsOf(person.card).has(act),
    reads: () => JSON.stringify(person.card),
  };
  return person;
}

const knownActs = new WeakMap<object, ReadonlySet<string | undefined>>();

/** What can be pressed on a card; read once, and asked for every button that there is. */
function actsOf(card: object): ReadonlySet<string | undefined> {
  const known = knownActs.get(card);
  if (known !== undefined) return known;
  const submits = everyElement(card).filter(({ type }) => type === 'Action.Submit');
  const acts = new Set(submits.map(({ data }) => data?.act));
  knownActs.set(card, acts);
  return acts;
}

function asksToPressAgain(card: object): boolean {
  const { body = [] } = card as { readonly body?: readonly { readonly text?: string }[] };
  return Object.values(againSentence).some((sentence) => body[0]?.text === sentence);
}

/** A card without what is hidden. */
function shownPart(card: object): object {
  const { body = [] } = card as { readonly body?: readonly { readonly isVisible?: boolean }[] };
  return { ...card, body: body.filter(({ isVisible }) => isVisible !== false) };
}
