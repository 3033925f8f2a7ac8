import { buttons } from '../../../bot/domain/buttons';
import { fieldNames } from '../../../bot/domain/fields';
import { makeReportCode } from '../../../bot/domain/report-code';
import { signatureOf } from '../../../office/slack/http-line';
import { anyText, anyValue, below, inPieces, mutated, pick, type Random, spoiled } from './junk';
import { attackerInSlack, attackerInTeams, type Material } from './material';

/** A request as it goes to a door. */
export interface Input {
  readonly kind: string;
  readonly path: '/api/messages' | '/slack/events';
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly Buffer[];
}

/** What inputs are made for. */
export interface Target {
  readonly material: Material;
  readonly teams: {
    readonly tenant: string;
    /** A token that is good. */
    readonly token: () => string;
    readonly activity: (changes: Readonly<Record<string, unknown>>) => object;
  };
  readonly slack: { readonly team: string; readonly signingSecret: string };
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Whether a report code with the right check digits may be tried: each costs a derivation. */
  readonly derives: boolean;
}

type Make = (random: Random, target: Target) => Input;

const form = 'application/x-www-form-urlencoded';

const inTeams = (kind: string, random: Random, token: string | undefined, body: Buffer): Input => ({
  kind,
  path: '/api/messages',
  headers: {
    'content-type': 'application/json',
    'content-length': String(body.length),
    ...(token === undefined ? {} : { authorization: token }),
  },
  pieces: inPieces(random, body),
});

const inSlack = (
  kind: string,
  random: Random,
  { slack, now }: Target,
  body: Buffer,
  { type = form, changes = {} }: { type?: string; changes?: Record<string, string> } = {},
): Input => {
  const seconds = Math.floor(now() / 1000);
  return {
    kind,
    path: '/slack/events',
    headers: {
      'content-type': type,
      'content-length': String(body.length),
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': signatureOf(slack.signingSecret, seconds, body.toString('latin1')),
      ...changes,
    },
    pieces: inPieces(random, body),
  };
};

/** A value may be left out altogether by then. */
const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
const json = (value: unknown): Buffer => Buffer.from(textOf(value));
/** ASCII alone, so that what is signed is what is sent. */
const payload = (value: unknown): Buffer =>
  Buffer.from(new URLSearchParams({ payload: textOf(value) }).toString());

/** Bytes that may be something, cut off, in the wrong coding or deeply nested. */
function anyBytes(random: Random): Buffer {
  switch (below(random, 6)) {
    case 4:
      return Buffer.from(deep(below(random, 60_000)));
    case 0:
      return Buffer.from(Array.from({ length: below(random, 300) }, () => below(random, 256)));
    case 1:
      return Buffer.from('['.repeat(below(random, 50_000)));
    case 2:
      return Buffer.from(textOf(anyValue(random)), 'utf16le');
    case 3:
      return Buffer.from(spoiled(random, JSON.stringify({ a: anyValue(random) })));
    default:
      return Buffer.from(`payload=${anyText(random)}&${anyText(random)}=%E0%A4%A`);
  }
}

/** An object that nobody may descend into. */
const deep = (levels: number): string => `{"value":${'['.repeat(levels)}${']'.repeat(levels)}}`;

function anyCode(random: Random, derives: boolean): string {
  const digits = Array.from({ length: 22 }, () => below(random, 10)).join('');
  if (random() < 0.5) return anyText(random);
  const right = makeReportCode(digits);
  return derives ? right : `${right.slice(0, -1)}${(Number(right.slice(-1)) + 1) % 10}`;
}

function anyFields(random: Random, derives: boolean): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (let count = below(random, 6); count > 0; count--) {
    const name = random() < 0.9 ? pick(random, fieldNames) : anyText(random);
    const value = name === 'code' ? anyCode(random, derives) : anyText(random);
    fields[name] = random() < 0.8 ? value : anyValue(random);
  }
  return fields;
}

function anyDraft(random: Random, { drafts, foreign }: Material): unknown {
  const kind = below(random, 8);
  if (kind < 4) return pick(random, drafts);
  if (kind < 5) return pick(random, foreign);
  if (kind < 7) return spoiled(random, pick(random, [...drafts, ...foreign]));
  return anyValue(random);
}

const anyAct = (random: Random): unknown =>
  random() < 0.9 ? pick(random, buttons) : anyValue(random);

const activityOf = (target: Target, changes: Readonly<Record<string, unknown>>): object => {
  const { from, conversation } = attackerInTeams;
  const named = { from, conversation: { ...conversation, tenantId: target.teams.tenant } };
  return target.teams.activity({ ...named, ...changes });
};

const bearer = (target: Target): string => `Bearer ${target.teams.token()}`;

const submit = (random: Random, target: Target): object => {
  const { material, derives } = target;
  const data = {
    verb: 'step',
    act: anyAct(random),
    draft: anyDraft(random, material),
    ...(random() < 0.1 ? { texts: anyDraft(random, material) } : {}),
    ...anyFields(random, derives),
  };
  const name = random() < 0.9 ? 'task/submit' : 'task/fetch';
  return activityOf(target, { type: 'invoke', name, value: { data } });
};

const viewOf = (random: Random, target: Target): object => {
  const view = pick(random, target.material.views) as {
    private_metadata?: string;
    state?: { values?: Record<string, object> };
  };
  const values: Record<string, unknown> = { ...view.state?.values };
  for (const [name, value] of Object.entries(anyFields(random, target.derives)))
    values[`start.${anyText(random)}.${name}`] = { value: { type: 'plain_text_input', value } };
  const draft = anyDraft(random, target.material);
  const metadata =
    random() < 0.6 ? view.private_metadata : JSON.stringify({ d: draft, k: anyValue(random) });
  const callback = { callback_id: `vissla:${textOf(anyAct(random))}` };
  return { ...view, private_metadata: metadata, state: { values }, ...callback };
};

const interaction = (random: Random, target: Target): object => {
  const of = {
    team: { id: target.slack.team, domain: 'exempelby' },
    user: { id: attackerInSlack, team_id: target.slack.team },
    trigger_id: anyText(random),
    view: viewOf(random, target),
  };
  if (random() < 0.5) return { type: 'view_submission', ...of };
  const action = { type: 'button', action_id: `act:${textOf(anyAct(random))}`, block_id: 'b' };
  const { view, ...door } = of;
  return { type: 'block_actions', ...(random() < 0.8 ? of : door), actions: [action] };
};

const event = (random: Random, { slack }: Target): object => ({
  type: 'event_callback',
  team_id: slack.team,
  event_id: anyText(random),
  event: pick(random, [
    { type: 'app_home_opened', user: attackerInSlack, tab: 'home' },
    { type: 'message', channel: 'D1', channel_type: 'im', user: attackerInSlack, text: 'x' },
    { type: 'app_uninstalled' },
    { type: 'tokens_revoked', tokens: { bot: ['U'] } },
  ]),
});

/** How inputs are made, and how many of a hundred. */
const makers: readonly (readonly [number, Make])[] = [
  [8, (random, target) => inTeams('bytes', random, bearer(target), anyBytes(random))],
  [
    4,
    (random, target) => {
      const token = random() < 0.3 ? undefined : spoiled(random, bearer(target));
      return inTeams('token', random, token, json(submit(random, target)));
    },
  ],
  [
    16,
    (random, target) => {
      const { type, name } = pick(random, [
        { type: 'message', name: undefined },
        { type: 'conversationUpdate', name: undefined },
        { type: 'installationUpdate', name: undefined },
        { type: 'invoke', name: 'adaptiveCard/action' },
        { type: 'invoke', name: 'task/fetch' },
        { type: 'invoke', name: 'task/submit' },
      ]);
      const activity = activityOf(target, { type, name, value: { data: { act: 'open' } } });
      const spoiltText = textOf(mutated(random, mutated(random, activity)));
      const levels = random() < 0.05 ? below(random, 60_000) : 0;
      const value = `"value":${'['.repeat(levels)}${']'.repeat(levels)},`;
      const body = Buffer.from(levels === 0 ? spoiltText : spoiltText.replace('{', `{${value}`));
      return inTeams('activity', random, bearer(target), body);
    },
  ],
  [24, (random, target) => inTeams('press', random, bearer(target), json(submit(random, target)))],
  [
    8,
    (random, target) => {
      const type = random() < 0.5 ? form : 'application/json';
      const body = Buffer.from(
        anyBytes(random)
          .toString('latin1')
          .replace(/[^ -~]/g, ''),
      );
      return inSlack('slack bytes', random, target, body, { type });
    },
  ],
  [
    4,
    (random, target) => {
      const name = pick(random, ['x-slack-signature', 'x-slack-request-timestamp', 'content-type']);
      const changes = {
        [name]: anyText(random)
          .replace(/[^ -~]/g, '')
          .trim(),
      };
      const body = payload(interaction(random, target));
      return inSlack('slack headers', random, target, body, { changes });
    },
  ],
  [
    8,
    (random, target) => {
      const body = json(mutated(random, event(random, target)));
      const ascii = Buffer.from(
        body.toString('utf8').replace(/[^ -~]/g, (sign) => {
          const unit = sign.charCodeAt(0).toString(16).padStart(4, '0');
          return `\\u${unit}`;
        }),
      );
      return inSlack('event', random, target, ascii, { type: 'application/json' });
    },
  ],
  [
    6,
    (random, target) => {
      const fields = {
        command: '/vissla',
        team_id: target.slack.team,
        user_id: attackerInSlack,
        trigger_id: anyText(random),
        text: anyText(random),
        ...(random() < 0.3 ? { [anyText(random)]: anyText(random) } : {}),
      };
      return inSlack(
        'command',
        random,
        target,
        Buffer.from(new URLSearchParams(fields).toString()),
      );
    },
  ],
  [
    22,
    (random, target) => {
      const sent = interaction(random, target);
      const body = payload(random() < 0.5 ? sent : mutated(random, sent));
      return inSlack('interaction', random, target, body);
    },
  ],
];

const hundred = makers.flatMap(([share, make]) => Array.from({ length: share }, () => make));

/** The next input of a random sequence; the same sequence makes the same input, but for times and tokens. */
export function anyInput(random: Random, target: Target): Input {
  return pick(random, hundred)(random, target);
}
