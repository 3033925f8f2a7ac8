import type { Locale } from '../../../domain/ids';
import { limits } from '../../../domain/limits';
import type { Dialogue, Shown } from '../../channel';
import { clears, type WebAnswer } from '../router';
import { answerDownload, downloadOf } from './downloads';
import type { KeptPages, Redrawn } from './kept-pages';
import { linkInNewTab, linkTo, panesPage, smallForm, typedTexts } from './page';
import {
  type Carried,
  drawAgain,
  isWeighty,
  type PanePress,
  type Panes,
  pressPanes,
  readPanePress,
  typedField,
  typedIn,
  viewBeside,
} from './panes';
import { codeForm, passkeyForm, passkeyList } from './passkey-forms';
import { setCookie } from './sessions';
import { type DeskWord, deskWords } from './words';
import { type Caller, html, type WebDesk } from './world';

type Cookie = string | undefined;

/** What a page presses by itself when its session should have ended. */
const endedButton = 'ended';

/** The pages of somebody who has signed in, and the way there. */
export interface Visits {
  signIn(locale: Locale, remark?: DeskWord): WebAnswer;
  joins(locale: Locale, remark?: DeskWord): WebAnswer;
  /** What was typed cannot be sent any more: it is shown, to be copied. */
  lost(form: URLSearchParams, locale: Locale, remark?: DeskWord): WebAnswer;
  leave(cookie: Cookie, locale: Locale): WebAnswer;
  /** Ends the sessions of whoever asks, in every browser. */
  leaveAll(cookie: Cookie, locale: Locale): Promise<WebAnswer>;
  /** The same press is sent again after the touch. */
  asksTouch(
    locale: Locale,
    why: 'fresh' | 'ended',
    form: URLSearchParams,
    remark?: DeskWord,
  ): WebAnswer;
  /** The passkeys of somebody, and the way to another one. */
  secondOf(
    caller: Caller,
    more?: { readonly form?: URLSearchParams; readonly remark?: DeskWord },
  ): WebAnswer;
  /** Answers a press of a live session, or asks for what has to come first. */
  goOn(caller: Caller, form: URLSearchParams, done?: DeskWord): Promise<Redrawn>;
  /** The list, in the language chosen at the sign-in; without a session the way in. */
  home(cookie: Cookie, named: Locale | undefined): Promise<WebAnswer>;
  account(cookie: Cookie): Promise<WebAnswer>;
  /** The list, or the way in, where the page is not there any more. */
  page(cookie: Cookie, name: string): Promise<WebAnswer>;
  readonly keep: KeptPages['keep'];
  /** Somebody types: the session goes on. Tells for how many milliseconds, or that it has ended. */
  stay(cookie: Cookie): Promise<WebAnswer>;
  /** A press of an ended session is asked for a touch, and loses nothing typed. */
  press(cookie: Cookie, form: URLSearchParams, locale: Locale): Promise<Redrawn>;
}

export function createVisits(desk: WebDesk): Visits {
  const { says, callerOf, sessions, dialogue } = desk;

  const signIn: Visits['signIn'] = (locale, remark) => {
    const say = deskWords[locale];
    const other = locale === 'sv' ? 'en' : 'sv';
    const ways = [linkTo(`/${locale}/join`, say.haveCode), linkTo(`/${other}`, say.other, other)];
    const form = passkeyForm(locale, { action: '/enter', button: 'signIn' });
    return says(locale, { heading: 'signIn', text: ['withPasskey'], remark }, form + ways.join(''));
  };
  const joins: Visits['joins'] = (locale, remark) => {
    const say = deskWords[locale];
    const other = locale === 'sv' ? 'en' : 'sv';
    const ways = [linkTo(`/${locale}`, say.signIn), linkTo(`/${other}/join`, say.other, other)];
    const said = { heading: 'join', text: ['codeFrom'], remark } as const;
    return says(locale, said, codeForm(locale) + ways.join(''));
  };
  const lost: Visits['lost'] = (form, locale, remark) => {
    const texts = typedTexts(locale, carriedBy(form));
    if (texts === '' && remark === undefined) return signIn(locale, 'gone');
    const say = deskWords[locale];
    const link = texts === '' ? linkTo('/', say.next) : linkInNewTab('/', say.nextTab);
    const text = texts === '' ? [] : (['copy'] as const);
    return says(locale, { heading: 'lost', text, remark }, texts + link);
  };
  const waits = ({ session, holder, left }: Caller): WebAnswer => {
    const { locale } = session;
    const { look: again, second } = deskWords[locale];
    const isOne = holder.passkeys.length < limits.passkeysToRead;
    // Whoever waits has time for it, and needs it for the first case.
    const look = linkTo('/', again) + (isOne ? linkTo('/passkey', second) : '');
    const said =
      holder.renews === undefined
        ? ({ heading: 'waiting', text: ['waits'] } as const)
        : ({ heading: 'waitingKey', text: ['waitsKey'] } as const);
    return says(locale, said, look, left);
  };
  const asksTouch: Visits['asksTouch'] = (locale, why, form, remark) => {
    const carried = carriedBy(form);
    const touch = passkeyForm(locale, { action: '/again', button: 'goOn', carried });
    return says(locale, { heading: 'again', text: [why], remark }, touch);
  };
  const secondOf: Visits['secondOf'] = ({ session, holder, left }, { form, remark } = {}) => {
    const { locale, passkey } = session;
    const say = deskWords[locale];
    const own = holder.passkeys;
    const isSecond = own.length < limits.passkeysToRead;
    // Whoever finds an open session adds no passkey of their own: one is touched again before.
    if (isSecond && !session.touched) return asksTouch(locale, 'fresh', form ?? toAccount());
    const carried = form === undefined ? [] : carriedBy(form);
    const makes = (button: DeskWord): string =>
      session.touched
        ? passkeyForm(locale, { action: '/second', button, carried })
        : smallForm(locale, '/', button, accountAct);
    const more = own.length < limits.passkeys ? makes(isSecond ? 'addSecond' : 'addMore') : '';
    const ways = [
      ...[passkeyList(locale, own, passkey), more, everywhere(locale)],
      ...[linkTo('/reminder.ics', say.calendar), linkTo('/', say.toList)],
    ];
    const said = isSecond
      ? ({ heading: 'second', text: ['needs', 'secondHow'] } as const)
      : ({ heading: 'account', text: ['hasTwo'] } as const);
    return says(locale, { ...said, who: holder.member.title, remark }, ways.join(''), left);
  };
  const everywhere = (locale: Locale): string => smallForm(locale, '/everywhere', 'signOutAll');
  const leave: Visits['leave'] = (cookie, locale) => {
    sessions.end(cookie);
    const answer = signIn(locale, 'signedOut');
    return { ...answer, headers: { ...clears, ...setCookie(undefined) } };
  };
  const goOn = async (
    caller: Caller,
    form: URLSearchParams,
    done?: DeskWord,
    isLook = false,
  ): Promise<Redrawn> => {
    const { session, holder, left } = caller;
    const isAccount = form.get('act') === accountAct;
    if (isAccount && !session.touched) return asksTouch(session.locale, 'fresh', toAccount());
    if (isAccount) return secondOf(caller);
    if (holder.member.standing !== 'member') return waits(caller);
    const press = readPanePress(form);
    // An open case is drawn again, whatever is pressed.
    const sentList = form.get('list.draft');
    // A draft of a case in the list's place would open it.
    const isForeign = sentList !== null && sentList !== session.list;
    if (isWeighty(press) || form.has('case.draft') || isForeign) {
      if (holder.passkeys.length < limits.passkeysToRead) return secondOf(caller, { form });
      session.opened ||= caller.isFresh;
      if (!session.touched && !session.opened) return asksTouch(session.locale, 'fresh', form);
    }
    const { seat: tenant, member: user } = session;
    const who = { messenger: 'web', tenant, user, address: '' } as const;
    if (!form.has('list.draft') && session.list !== undefined) form.set('list.draft', session.list);
    const begun: Shown[] = [];
    const asks: Dialogue = async (asked) => {
      const shown = await dialogue(asked);
      // Its draft is of another seat; where no dialog may begin in its place, it waits.
      const isBegun = shown.remark === 'altered' || shown.view.name === 'wait';
      if (isBegun && asked.draft === form.get('case.draft')) begun.push(shown);
      return shown;
    };
    const ask = (pressed: PanePress) => pressPanes(asks, who, session.locale, form, pressed);
    let panes = await ask(press);
    const what = downloadOf(press);
    const answer = what && (await answerDownload(desk, what, panes.case));
    if (typeof answer === 'object') return answer;
    if (answer !== undefined) {
      // The page that was pressed is shown again, with all that was typed in it.
      panes = await ask({});
      if (panes.case !== undefined) panes = { ...panes, case: { ...panes.case, remark: answer } };
    }
    const { locale } = panes.list;
    session.locale = locale;
    const drawPage = async (shown: Panes, stillLeft: number): Promise<WebAnswer> => {
      const { list, case: beside } = shown;
      session.list = list.view.name === 'wait' ? undefined : list.draft;
      const isFilled = Object.values(beside?.fields ?? {}).some((value) => value !== '');
      const isKept = (beside?.texts ?? shown.texts) !== undefined;
      const isTyped = (isFilled || isKept) && form.get(typedField) === 'yes';
      const reading = beside && (await viewBeside(dialogue, who, beside));
      const tab = tabOf(session.cases, beside);
      const around = { locale: list.locale, left: stillLeft, done, tab };
      return html(panesPage(desk, around, { ...shown, reading }, isTyped));
    };
    if (begun.length > 0 && typedIn([...form]).length > 0) return lost(form, locale);
    if (isLook) return drawPage(panes, left);
    // It is drawn when it is looked at.
    const again = async (stillLeft: number, isNew: boolean): Promise<WebAnswer> =>
      drawPage(await drawAgain(dialogue, who, panes, isNew), stillLeft);
    return { ...html(''), again };
  };

  const home: Visits['home'] = async (cookie, named) => {
    const caller = await callerOf(cookie);
    if (caller === undefined || caller === 'gone' || caller.kind === 'ended')
      return signIn(named ?? desk.locale, caller === 'gone' ? caller : undefined);
    // The list from its beginning, in the same dialog: loads begin no dialogs of their own.
    return goOn(caller, new URLSearchParams({ act: 'list.desk' }), undefined, true);
  };

  return {
    signIn,
    joins,
    lost,
    leave,
    leaveAll: async (cookie, locale) => {
      const caller = await callerOf(cookie, false);
      if (typeof caller === 'object' && caller.kind === 'live')
        sessions.endAll(caller.session.member);
      return leave(cookie, locale);
    },
    asksTouch,
    secondOf,
    goOn,
    home,
    page: async (cookie, name) => {
      // Somebody who was removed has no session any more.
      await callerOf(cookie, false);
      return desk.pages.show(cookie, name) ?? home(cookie, undefined);
    },
    keep: (cookie, answer) => desk.pages.keep(cookie, answer),
    account: async (cookie) => {
      const caller = await callerOf(cookie);
      if (typeof caller !== 'object' || caller.kind === 'ended')
        return signIn(desk.locale, caller === 'gone' ? caller : undefined);
      return secondOf(caller);
    },
    stay: async (cookie) => {
      const caller = await callerOf(cookie);
      return typeof caller === 'object' && caller.kind === 'live'
        ? { status: 200, type: 'application/json', text: String(caller.left) }
        : { status: 409 };
    },
    press: async (cookie, form, locale) => {
      // The page's script asks by itself; that prolongs no session.
      const caller = await callerOf(cookie, form.get('act') !== endedButton);
      if (typeof caller !== 'object') return lost(form, locale);
      return caller.kind === 'live'
        ? goOn(caller, form)
        : asksTouch(caller.session.locale, 'ended', form);
    },
  };
}

/** The number of the case that is open, among those that a session has shown. */
function tabOf(cases: string[], beside: Shown | undefined): number | undefined {
  const view = beside?.view;
  if (view === undefined || !('reference' in view)) return undefined;
  const { reference } = view;
  if (!cases.includes(reference)) cases.push(reference);
  return cases.indexOf(reference) + 1;
}

/** Leads back to the page of the own passkeys after a touch. */
const accountAct = 'account';
const toAccount = (): URLSearchParams => new URLSearchParams({ act: accountAct });

/** The fields of a page as they were sent, without what a passkey said. */
function carriedBy(form: URLSearchParams): Carried {
  return [...form].filter(
    ([name]) => name === 'act' || name === typedField || /^(?:list|case)\.[A-Za-z]+$/.test(name),
  );
}
