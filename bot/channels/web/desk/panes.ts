import { listOrders } from '../../../domain/case';
import { deskForms } from '../../../domain/desk-options';
import type { FieldName } from '../../../domain/fields';
import type { Locale } from '../../../domain/ids';
import type { Dialogue, Press, Shown } from '../../channel';
import { readButton, readCard } from '../read';

/** The fields of an earlier page, which is sent again after a touch. */
export type Carried = readonly (readonly [name: string, value: string])[];

/** A page's two cards: the list, and everything else. Each has a dialog of its own. */
const paneNames = ['list', 'case'] as const;
export type PaneName = (typeof paneNames)[number];

export function prefixOf(pane: PaneName): string {
  return `${pane}.`;
}

/** The case that a form is about, to be read while the form is filled in; looked at as any reading is. */
export async function viewBeside(
  dialogue: Dialogue,
  who: Press['who'],
  { view, locale, draft }: Shown,
): Promise<Shown | undefined> {
  if (!deskForms.some((form) => form === view.name)) return undefined;
  const press = { who, locale, fields: {}, draft, texts: undefined, button: 'desk_thread' };
  const shown = await dialogue(press);
  return shown.view.name === 'desk_thread' ? shown : undefined;
}

/**
 * Panes as they are now, with what was typed in them. A case that its member may no longer see is gone, and
 * its text goes on sealed.
 * @param isNew whether what is shown once is shown still, such as a code
 */
export async function drawAgain(
  dialogue: Dialogue,
  who: Press['who'],
  { list, case: beside, texts }: Panes,
  isNew: boolean,
): Promise<Panes> {
  const again = async (shown: Shown): Promise<Shown> => {
    if (shown.once && isNew) return shown;
    const { locale, fields, draft, texts: sealed } = shown;
    const press = { who, locale, fields, draft, texts: sealed, button: undefined };
    const now = await dialogue(press);
    const isSame = now.view.name === shown.view.name && now.remark === undefined;
    return isSame ? { ...now, remark: shown.remark, about: shown.about } : now;
  };
  const shown = beside && (await again(beside));
  if (shown?.view.name === 'desk_queue')
    return { list: shown, case: undefined, texts: shown.texts };
  return { list: await again(list), case: shown, texts };
}

export interface Panes {
  readonly list: Shown;
  readonly case: Shown | undefined;
  readonly texts: string | undefined;
  /** The case itself, while a form is filled in. */
  readonly reading?: Shown | undefined;
}

/** A press in a page: in which pane, and what; neither if the page is only drawn again. */
export interface PanePress {
  readonly pane?: PaneName | undefined;
  readonly button?: string | undefined;
}

/** Tells a script that something was typed in an earlier page, and is not sent. */
export const typedField = 'typed';

const typedFields: readonly FieldName[] = [
  ...(['text', 'measures', 'why', 'cause', 'excerpt', 'copy', 'laterWhy', 'revealsWhy'] as const),
  ...(['inSwedish', 'inEnglish'] as const),
  ...(['recipient', 'number', 'told', 'beside', 'decidedBy', 'email', 'word'] as const),
  ...(['acknowledgedOn', 'arrived', 'awayUntil', 'begunOn', 'lookOn', 'tellBy'] as const),
  ...([
    'entry',
    'words',
    'redaction',
    'days',
    'named',
    'heardOn',
    'doneOn',
    'knownOn',
    'knownAt',
    'sentOn',
  ] as const),
];

/** What was typed beside the list; a choice is none. The list's own field only finds. */
export function typedIn(fields: Carried): readonly string[] {
  const names: readonly string[] = typedFields.map((name) => `${prefixOf('case')}${name}`);
  const typed = fields.filter(([name, value]) => names.includes(name) && value.trim() !== '');
  return typed.map(([, value]) => value);
}

/** What Enter presses in a field of one line, where no script says in which one. */
export const enterButton = 'enter';

/** A field of the list finds what is in it; nothing else is sent by Enter. */
export function readPanePress(form: URLSearchParams): PanePress {
  const act = readButton(form) ?? '';
  if (act === enterButton)
    return (form.get('list.reference') ?? '') === '' ? {} : { pane: 'list', button: 'desk_find' };
  const pane = paneNames.find((name) => act.startsWith(prefixOf(name)));
  return pane === undefined ? {} : { pane, button: act.slice(prefixOf(pane).length) };
}

/** The list, and what is said in its place. */
const inList: readonly Shown['view']['name'][] = [
  'desk_queue',
  'desk_away',
  'desk_not_a_member',
  'wait',
];

/** Buttons of the list that lead to another list, and to no view beside it. */
const turnsList: readonly string[] = [
  ...['desk', 'desk_queue', 'desk_more', 'desk_all', 'desk_mine', 'desk_new', 'desk_overdue'],
  ...['desk_for_us', 'desk_for_reporter', 'desk_requests', 'desk_closed', 'desk_earlier'],
  ...['desk_later', 'desk_find', 'desk_narrow'],
  ...listOrders.map((order) => `desk_by_${order}`),
];

/** Buttons that lead into no case and let nobody in: one passkey is enough for them. */
const harmless = [...[...turnsList, 'desk_switch', 'desk_people', 'desk_be_back'], 'desk_account'];

/** Whether a press may lead into a case, or decides something. */
export function isWeighty({ button }: PanePress): boolean {
  return button !== undefined && !harmless.includes(button);
}

/**
 * The pane that was not pressed is looked at again, with what was typed in it. All that is unsent goes on: a
 * case that makes room for another leaves its text in the sealed texts.
 */
export async function pressPanes(
  dialogue: Dialogue,
  who: Press['who'],
  locale: Locale,
  form: URLSearchParams,
  { pane, button }: PanePress,
): Promise<Panes> {
  const cards = { list: readCard(form, prefixOf('list')), case: readCard(form, prefixOf('case')) };
  const ask = (
    of: PaneName,
    pressed: string | undefined,
    texts = cards[of].texts,
    fields = cards[of].fields,
  ): Promise<Shown> => {
    const { draft } = cards[of];
    return dialogue({ who, locale, fields, draft, texts, button: draft ? pressed : 'desk' });
  };
  const isOpen = cards.case.draft !== undefined;
  const { texts } = cards.case;
  /** The open case beside a list; one that cannot be read any more is said above the list, and is gone. */
  const withCase = async (list: Shown, pressed?: string): Promise<Panes> => {
    const shown = isOpen ? await ask('case', pressed) : undefined;
    if (shown?.view.name !== 'desk_queue') return { list, case: shown, texts };
    return { list: { ...list, remark: shown.remark }, case: undefined, texts: shown.texts };
  };
  if (button === 'desk_switch') return withCase(await ask('list', button), button);
  if (pane === 'case' && isOpen) {
    const shown = await ask('case', button === 'leave' ? 'desk_queue' : button);
    if (shown.view.name !== 'desk_queue')
      return { list: await ask('list', undefined), case: shown, texts: undefined };
    // A case that was closed leaves the list where it was; one that is gone says so above the list.
    const list = shown.remark === undefined ? await ask('list', undefined) : shown;
    return { list, case: undefined, texts: shown.texts };
  }
  if (pane !== 'list' || button === undefined || turnsList.includes(button)) {
    const turned = await ask('list', pane === 'list' ? button : undefined);
    if (turned.view.name !== 'desk_search') return withCase(turned);
    const list = await ask('list', undefined);
    // A case that is open stays, with what is typed in it.
    if (isOpen) return withCase({ ...list, remark: 'unknown_reference' });
    const searching = await ask('list', 'desk_search', texts, turned.fields);
    return { list, case: searching, texts: undefined };
  }
  const left = isOpen ? await ask('case', 'desk_queue') : undefined;
  const opened = await ask('list', button, left === undefined ? texts : left.texts);
  const isCut = left?.remark === 'text_cut' && opened.remark === undefined;
  const shown: Shown = isCut ? { ...opened, remark: 'text_cut' } : opened;
  if (inList.includes(shown.view.name)) return withCase(shown);
  const list = await ask('list', undefined);
  return { list, case: shown, texts: undefined };
}
