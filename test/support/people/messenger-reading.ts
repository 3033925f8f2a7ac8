import en from '../../../adaptive-cards/texts/en.json';
import sv from '../../../adaptive-cards/texts/sv.json';
import { words } from '../../../bot/channels/slack/render/words';
import { type ButtonName, buttons } from '../../../bot/domain/buttons';
import type { Fields } from '../../../bot/domain/fields';
import type { SlackPerson } from './slack-person';
import type { SlackNode } from './slack-view';
import type { TeamsPerson } from './teams-person';
import type { WebDeskPerson } from './web-desk-person';
import {
  allOf,
  attribute,
  controlsOf,
  type PageNode,
  sentencesOfPage,
  textOf,
  valuesOf,
} from './web-page';
import type { WebPerson } from './web-person';

/** What somebody sees in the dialog, in the same form for every channel. */
export interface Reading {
  /** Every sentence, label, choice and button, in no order. */
  readonly says: readonly string[];
  /** The buttons there are, without closing, which is always possible. */
  readonly offers: readonly ButtonName[];
  /** What stands in the inputs. */
  readonly holds: Fields;
}

/** The first view says by design what the web shows to others, and names the door where there is one. */
const firstSentences = [sv, en].flatMap(({ start }) =>
  [start.web, start.plainDoor].map((said) => ({
    form: new RegExp(`^${said.replaceAll(/[.?]/g, '\\$&').replaceAll(/\{(\w+)\}/g, '(?<$1>.+)')}$`),
    instead: start.plain,
  })),
);

/** What Slack's frame says besides the card: how a dialog gets off the screen there. */
const ofSlackAlone: readonly string[] = Object.values(words).map(({ closing }) => plain(closing));

/** The web says it at the foot of each page. */
const isNotInFoot = (text: string): boolean =>
  ![sv, en].some(({ story }) => text.startsWith(story.privacy.replace('{privacy}', '')));

interface CardNode {
  readonly type?: string;
  readonly id?: string;
  readonly text?: string;
  readonly title?: string;
  readonly label?: string;
  readonly value?: string;
  readonly errorMessage?: string;
  readonly isVisible?: boolean;
  readonly data?: { readonly act?: string };
  readonly items?: readonly CardNode[];
  readonly body?: readonly CardNode[];
  readonly actions?: readonly CardNode[];
  readonly inlines?: readonly CardNode[];
  readonly choices?: readonly CardNode[];
}

/** Reads the card that somebody in Teams sees. */
export function readTeams(person: TeamsPerson): Reading {
  const says = sentencesOfCard(person.card);
  // Teams says above each input what is wrong with it; the remark on top says it everywhere.
  for (const error of errorsOfCard(person.card)) says.splice(says.indexOf(error), 1);
  return readingOf(person, says.filter(isNotInFoot), holdsOfCard(person.card));
}

/** Reads the modal that somebody in Slack sees. */
export function readSlack(person: SlackPerson): Reading {
  const atInputs = person.outcome.kind === 'errors' ? Object.values(person.outcome.errors) : [];
  const said = sentencesOfView(person.view ?? {})
    .filter((text) => !ofSlackAlone.includes(text))
    .filter(isNotInFoot);
  const says = [...said, ...atInputs.map(plain)];
  return readingOf(person, says, person.holds());
}

/** Reads the page that somebody at the door sees. */
export function readWeb(person: WebPerson): Reading {
  // The last view closes the dialog in a messenger, and leaves its title alone here.
  const forms = allOf(person.page, 'form').filter((form) => attribute(form, 'action') !== '/leave');
  if (forms.length === 0) return readingOf(person, [], {});
  const says = sentencesOfPage(person.page).map(plain);
  return readingOf(person, says, holdsOfPage(person.page, ''));
}

/** Reads the list or the case that somebody at the web desk sees. */
export function readWebDesk(person: WebDeskPerson): Reading {
  const { pane, prefix } = person;
  const main = {
    tag: 'main',
    attributes: new Map<string, string>(),
    children: [without(pane, 'table', 'narrow')],
  };
  const sentences = sentencesOfPage({ ...main, tag: '', children: [main] });
  const says = sentences.filter((text) => !frames.some((frame) => frame.test(text))).map(plain);
  const all = [...says.map(asElsewhere), ...recordOf(pane), ...filterOf(pane, sentences)].map(
    plain,
  );
  const { offers, ...read } = readingOf(person, all, holdsOfPage(without(pane, 'narrow'), prefix));
  return { ...read, offers: offers.filter((act) => !onlyHere.includes(act)) };
}

/** Files are made, and the list is narrowed, at the web desk alone. */
const onlyHere: readonly string[] = ['desk_document', 'desk_package', 'desk_narrow'];

/** A page without the elements of these tags or classes. */
export function without(page: PageNode, ...names: readonly string[]): PageNode {
  const is = (one: PageNode) => names.includes(one.tag) || names.includes(attribute(one, 'class'));
  const left = page.children.filter((one) => typeof one === 'string' || !is(one));
  const children = left.map((one) => (typeof one === 'string' ? one : without(one, ...names)));
  return { ...page, children };
}

/** What a page says of a case by name and value, in the sentences of a card. */
function recordOf(pane: PageNode): readonly string[] {
  const [list] = allOf(pane, 'dl');
  if (list === undefined) return [];
  const names = allOf(list, 'dt').map(textOf);
  const values = allOf(list, 'dd').map(textOf);
  const { caseFacts, deskThread } =
    [sv, en].find((one) => names.includes(one.caseFacts.came)) ?? sv;
  const at = (name: keyof typeof caseFacts): string | undefined =>
    values[names.indexOf(caseFacts[name])];
  const said = (sentence: string, ...given: readonly [string, string | undefined][]): string[] =>
    given.some(([, value]) => value === undefined)
      ? []
      : [given.reduce((so, [name, value]) => so.replace(`{${name}}`, value ?? ''), sentence)];
  const subject = at('subject');
  const line = [
    ...said(deskThread.number, ['number', at('number')]),
    ...(subject === undefined ? [] : [`${subject}.`]),
    ...said(deskThread.party, ['party', at('party')]),
    ...said(deskThread.assignee, ['title', at('assignee')]),
    ...said(deskThread.standsIn, ['title', at('standsIn')]),
    ...said(deskThread.deputy, ['title', at('deputy')]),
    ...said(deskThread.assessment, ['assessment', at('assessment')]),
  ].join(' ');
  return [
    ...said(deskThread.status, ['status', at('status')], ['day', at('came')]),
    ...said(deskThread.closed, ['reason', at('closed')]),
    ...(line === '' ? [] : [line]),
  ];
}

/** What the list shows now, and the first group's name, which a page tells a screen reader alone. */
function filterOf(pane: PageNode, said: readonly string[]): readonly string[] {
  const [now] = allOf(pane, 'strong').filter((one) => attribute(one, 'class') === 'now');
  const [group] = allOf(pane, 'div').filter((one) => attribute(one, 'role') === 'group');
  const name = group === undefined ? '' : attribute(group, 'aria-label');
  const isSaid = name === '' || said.includes(name);
  return [...(now === undefined ? [] : [textOf(now)]), ...(isSaid ? [] : [name])];
}

/**
 * Which cases a list shows, and how one is chosen, differs: a card has ten and a button, a page fifty and a
 * table, which has tests of its own.
 */
function asAnyList({ says, offers, ...more }: Reading): Reading {
  const texts = [sv, en].find(({ deskQueue }) => says.includes(deskQueue.heading));
  if (texts === undefined) return { says, offers, ...more };
  const { thread, open, openFirst, more: next, first } = texts.deskQueue;
  const ofCards = ['(reference) · (a case)', thread, open, openFirst, next, first];
  return {
    says: says.filter((text) => !ofCards.includes(text)),
    offers: offers.filter((act) => !/^desk_(?:open|first|more|by_.*)$/.test(act)),
    ...more,
  };
}

/** A messenger says where a document is made. Beside a door it is said where a caller's code works. */
function asElsewhere(sentence: string): string {
  const beside = [sv, en].find(({ codeOnce }) => {
    const [before = '', after = ''] = codeOnce.door.split('{door}');
    return sentence.startsWith(before) && sentence.endsWith(after);
  });
  if (beside !== undefined) return beside.codeOnce.account;
  const texts = [sv, en].find(({ copy }) => copy.asFile === sentence);
  return texts?.copy.atDesk.replace('{desk}', '(address)') ?? sentence;
}

/** A messenger's title is outside its card; the others are the words of the buttons only here. */
const frames = [sv, en].map(
  ({ titles, copy }) =>
    new RegExp(`^(?:${titles.desk.replace('{organisation}', '.*')}|${copy.fetch})$`),
);

function holdsOfPage(page: PageNode, prefix: string): Fields {
  const shown = controlsOf(page).filter((one) => attribute(one, 'type') !== 'hidden');
  const names = new Set(shown.map((one) => attribute(one, 'name')));
  const holds = [...names].flatMap((name): [string, string][] => {
    const held = shown.filter((one) => attribute(one, 'name') === name).flatMap(valuesOf);
    return held.join('') === '' ? [] : [[name.slice(prefix.length), held.join(',')]];
  });
  return Object.fromEntries(holds);
}

/** The same sentence as in a messenger without a door. */
function asInMessengers(text: string): string {
  for (const { form, instead } of firstSentences) {
    const { phone } = form.exec(text)?.groups ?? {};
    if (phone !== undefined)
      return instead.replace('{phone}', phone).replace('{messenger}', '(messenger)');
  }
  const label = [sv, en].find(({ code }) => code.only === text);
  if (label !== undefined) return label.code.code;
  return [sv, en].reduce(
    (so, { employer }) => so.replace(employer.web.network, '(messenger)'),
    text,
  );
}

/** The sentences of an Adaptive Card, runs of one block joined; the button that only closes is left out. */
export function sentencesOfCard(card: object): string[] {
  const node: CardNode = card;
  if (node.isVisible === false || node.data?.act === 'leave') return [];
  const own = node.type === 'RichTextBlock' ? join(node.inlines) : [node.text, node.label];
  const title = node.type === 'Action.Submit' ? [node.title] : [];
  const choices = (node.choices ?? []).map((choice) => choice.title);
  const inner = [...(node.body ?? []), ...(node.items ?? []), ...(node.actions ?? [])];
  return [...own, ...title, ...choices]
    .flatMap((text) => (text === undefined ? [] : [plain(text)]))
    .concat(inner.flatMap(sentencesOfCard));
}

/** What a card says right above inputs that are wrong. */
function errorsOfCard(card: object): string[] {
  const { body = [], items = [] }: CardNode = card;
  const inner = [...body, ...items];
  const own = inner.flatMap(({ errorMessage: error }, at) => {
    const before = join(inner[at - 1]?.inlines);
    return error !== undefined && before.includes(error) ? [plain(error)] : [];
  });
  return own.concat(inner.flatMap(errorsOfCard));
}

/** The sentences of a modal, a Home or a message in Slack; its title and what closes it are left out. */
export function sentencesOfView(view: object): string[] {
  const { blocks = [], submit } = view as SlackNode;
  const texts = blocks.flatMap((block) => [
    ...textsOf(block.text),
    ...textsOf(block.label),
    ...(block.elements ?? []).flatMap((element) => textsOf(element.text)),
    ...(block.element?.options ?? []).map((option) =>
      [...textsOf(option.text), ...textsOf(option.description)].join(' '),
    ),
  ]);
  return [...texts, ...textsOf(submit)].map(plain);
}

/**
 * A sentence without what differs by design: a sign before it, the messenger's name, what was drawn, that an
 * input is voluntary, which Slack says by itself, and that 112 can be pressed in Teams.
 */
function plain(sentence: string): string {
  return hidden(
    Object.values(words).reduce(
      (so, { voluntary }) => so.replace(voluntary, ''),
      asInMessengers(sentence),
    ),
  )
    .replace(/\s+/g, ' ')
    .replace('](tel:112)', '')
    .replace(/\[(?=(?:ring|call) 112)/i, '')
    .replace(/^[^\p{L}\p{N}"<(&\u202E]+/u, '')
    .trim()
    .replaceAll(/\b(?:Teams|Slack)\b/g, '(messenger)')
    .replace(/: ([^:]+, [^:]+)\.$/, (_, list: string) => `: ${inOrder(list, ', ')}.`);
}

/** Members stand in the order of ids that are drawn. */
function inOrder(list: string, between: string): string {
  return list.split(between).sort().join(between);
}

/** Replaces what is drawn by chance, which differs from house to house. */
function hidden(text: string): string {
  return (
    text
      .replaceAll(/\b(?:\d{4} ){5}\d{4}\b/g, '(secret code)')
      .replaceAll(/\b(?:[0-9A-Za-z]{4}-){4}[0-9A-Za-z]{4}\b/g, '(invitation)')
      .replaceAll(/\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/g, '(reference)')
      .replaceAll(/\b[0-9a-f]{32}\b/g, '(id)')
      .replaceAll(/\blocalhost:\d+\b/g, '(address)')
      // Which of several cases of one day a page of the register shows is by chance, too.
      .replace(/^\(reference\) · .*$|^.* · \(reference\)(?: · .*)?$/, '(reference) · (a case)')
  );
}

function readingOf(
  person: Pick<TeamsPerson | SlackPerson | WebPerson | WebDeskPerson, 'has'>,
  says: readonly string[],
  holds: Fields,
): Reading {
  const offers = buttons.filter((act) => act !== 'leave' && person.has(act));
  const held = Object.entries(holds).map(([name, value]) => [
    name,
    hidden(name === 'involved' ? inOrder(value, ',') : value),
  ]);
  return asAnyList({
    says: [...says].sort(),
    offers,
    holds: Object.fromEntries(held) as Fields,
  });
}

function holdsOfCard(card: object): Fields {
  const node: CardNode = card;
  const own =
    node.type?.startsWith('Input.') === true &&
    node.isVisible !== false &&
    node.id !== undefined &&
    node.value !== undefined
      ? { [node.id]: node.value }
      : {};
  const inner = [...(node.body ?? []), ...(node.items ?? [])];
  return Object.assign(own, ...inner.map(holdsOfCard)) as Fields;
}

function join(runs: readonly CardNode[] | undefined): string[] {
  const [label = '', ...words] = (runs ?? []).map(({ text }) => text ?? '');
  // A label on a line of its own is one sentence; the person's text below it is another.
  return label.endsWith('\n') && words.length > 0
    ? [label, words.join('')]
    : [[label, ...words].join('')];
}

function textsOf(text: SlackNode['text'] | null): string[] {
  if (text === undefined || text === null) return [];
  return typeof text === 'string' ? [text] : [text.text];
}
