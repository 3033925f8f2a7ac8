import type { Locale } from '../../../domain/ids';
import { formatInvitationCode, parseInvitationCode } from '../../../domain/invitation';
import { limits } from '../../../domain/limits';
import { cutToBytes } from '../../../domain/page';
import type { PasskeyHolder } from '../../../ports/staff';
import type { WebAnswer } from '../router';
import type { TouchFor } from './challenges';
import { downloadOf } from './downloads';
import { linkTo } from './page';
import { readPanePress } from './panes';
import { passkeyForm } from './passkey-forms';
import { setCookie } from './sessions';
import type { Visits } from './visits';
import { creationOptions, readCreated, requestOptions, touchedId, wasTouched } from './webauthn';
import { deskWords } from './words';
import type { Caller, WebDesk } from './world';

type Cookie = string | undefined;
type TouchHandler = (cookie: Cookie, form: URLSearchParams, locale: Locale) => Promise<WebAnswer>;

export interface Touches {
  /** What a browser needs to make or touch a passkey, for one thing. */
  challenge(cookie: Cookie, form: URLSearchParams): Promise<WebAnswer>;
  /** A new session, whatever cookie came. */
  readonly enter: TouchHandler;
  /** Goes on after a touch: before the first case, or where a session has ended. */
  readonly again: TouchHandler;
  /** Adds another passkey, and goes on with what was pressed. */
  readonly second: TouchHandler;
  /** Removes a passkey by a touch of another one: an open screen alone removes none. */
  readonly remove: TouchHandler;
  /** Looks a code up, or uses it up with a new passkey. */
  join(form: URLSearchParams, locale: Locale): Promise<WebAnswer>;
}

export function createTouches(desk: WebDesk, visits: Visits): Touches {
  const { challenges, origin, passkeys, sessions, callerOf, says, clock, random } = desk;
  const entry = () => ({ id: random.id(), day: clock.today() });
  const seatOf = (caller: Caller): string => caller.session.seat;

  const purposeOf = async (
    cookie: string | undefined,
    form: URLSearchParams,
  ): Promise<
    { readonly purpose: TouchFor; readonly holder?: Partial<HolderShown> } | undefined
  > => {
    const kind = form.get('for');
    if (kind === 'enter') return { purpose: { kind, of: '' } };
    if (kind === 'join') {
      const code = parseInvitationCode(form.get('code') ?? '');
      const found = code && (await passkeys.look(code, clock.now()));
      if (code === undefined || found === undefined) return undefined;
      const purpose = { kind, of: formatInvitationCode(code) } as const;
      if (found.kind === 'own') return { purpose, holder: shownOf(found.holder) };
      return found.kind === 'invitation' ? { purpose, holder: { title: found.title } } : undefined;
    }
    const caller = await callerOf(cookie, false);
    if (typeof caller !== 'object') return undefined;
    const holder = shownOf(caller.holder);
    if (kind === 'remove' && caller.kind === 'live')
      return { purpose: { kind, of: seatOf(caller) }, holder };
    if (kind === 'again') return { purpose: { kind, of: seatOf(caller) }, holder };
    return kind === 'second' && mayAddSecond(caller)
      ? { purpose: { kind, of: seatOf(caller) }, holder }
      : undefined;
  };

  return {
    challenge: async (cookie, form) => {
      const found = await purposeOf(cookie, form);
      if (found === undefined) return { status: 409 };
      const { purpose, holder } = found;
      const challenge = challenges.draw(purpose);
      const { title = '', passkeys: own = [] } = holder ?? {};
      const handle = holder?.handle ?? challenges.handleOf(challenge);
      const options =
        purpose.kind === 'join' || purpose.kind === 'second'
          ? { create: creationOptions(origin(), challenge, { handle, title, passkeys: own }) }
          : { get: requestOptions(origin(), challenge, own) };
      return { status: 200, type: 'application/json', text: JSON.stringify(options) };
    },
    enter: async (cookie, form, locale) => {
      const sent = form.get('credential') ?? '';
      const passkey = touchedId(sent);
      const holder = passkey === undefined ? undefined : await passkeys.holderOf(passkey);
      if (passkey === undefined || holder === undefined) return visits.signIn(locale, 'unknown');
      const expected = challenges.expect({ kind: 'enter', of: '' });
      if (!(await wasTouched(origin(), sent, holder.passkeys, expected)))
        return visits.signIn(locale, 'failed');
      await passkeys.noteUse(passkey, clock.today());
      const drawn = sessions.begin({ member: holder.member.id, passkey, locale }, cookie);
      return { status: 303, headers: { ...setCookie(drawn), Location: '/' } };
    },
    again: async (cookie, form, locale) => {
      const caller = await callerOf(cookie, false);
      if (typeof caller !== 'object') return visits.lost(form, locale);
      const { session, holder } = caller;
      const why = caller.kind === 'live' ? 'fresh' : 'ended';
      const sent = form.get('credential') ?? '';
      const expected = challenges.expect({ kind: 'again', of: session.seat });
      if (!(await wasTouched(origin(), sent, holder.passkeys, expected)))
        return visits.asksTouch(session.locale, why, form, 'failed');
      const passkey = touchedId(sent) ?? session.passkey;
      const of = { member: holder.member.id, passkey, locale: session.locale };
      const drawn = sessions.begin(of, cookie);
      const next = await callerOf(drawn);
      if (typeof next !== 'object') return visits.lost(form, locale);
      next.session.touched = true;
      // A file would leave the browser on this page: the member is shown the place, and presses again.
      if (downloadOf(readPanePress(form)) !== undefined) form.delete('act');
      const answer = await visits.goOn(next, form);
      return { ...answer, headers: { ...setCookie(drawn), ...answer.headers } };
    },
    second: async (cookie, form, locale) => {
      const caller = await callerOf(cookie);
      if (typeof caller !== 'object') return visits.lost(form, locale);
      if (caller.kind === 'ended') return visits.asksTouch(caller.session.locale, 'ended', form);
      if (!mayAddSecond(caller)) return visits.secondOf(caller, { form });
      const expected = challenges.expect({ kind: 'second', of: seatOf(caller) });
      const made = await readCreated(origin(), form.get('credential') ?? '', expected);
      const isAdded =
        made !== undefined &&
        (await passkeys.add(
          caller.holder.member.id,
          caller.session.passkey,
          { ...made.passkey, name: nameIn(form) },
          entry(),
        ));
      if (!isAdded) return visits.secondOf(caller, { form, remark: 'failed' });
      const next = await callerOf(cookie);
      if (typeof next !== 'object') return visits.lost(form, locale);
      return form.has('act')
        ? visits.goOn(next, form, 'added')
        : visits.secondOf(next, { remark: 'added' });
    },
    remove: async (cookie, form, locale) => {
      const caller = await callerOf(cookie);
      if (typeof caller !== 'object') return visits.lost(form, locale);
      if (caller.kind === 'ended') return visits.asksTouch(caller.session.locale, 'ended', form);
      const { session, holder } = caller;
      const sent = form.get('credential') ?? '';
      const expected = challenges.expect({ kind: 'remove', of: session.seat });
      const by = touchedId(sent);
      const isGone =
        by !== undefined &&
        (await wasTouched(origin(), sent, holder.passkeys, expected)) &&
        (await passkeys.remove(holder.member.id, form.get('key') ?? '', by, entry()));
      const next = await callerOf(cookie);
      // It may have been the passkey of this session.
      if (typeof next !== 'object') return visits.signIn(session.locale, 'removed');
      next.session.touched ||= isGone;
      return visits.secondOf(next, { remark: isGone ? 'removed' : 'failed' });
    },
    join: async (form, locale) => {
      const code = parseInvitationCode(form.get('code') ?? '');
      if (code === undefined) return visits.joins(locale, 'refused');
      const typed = formatInvitationCode(code);
      const sent = form.get('credential') ?? '';
      if (sent !== '') {
        const expected = challenges.expect({ kind: 'join', of: typed });
        const made = await readCreated(origin(), sent, expected);
        if (made === undefined) return visits.joins(locale, 'failed');
        const handle = challenges.handleOf(made.challenge);
        const { kind } = await passkeys.redeem({
          ...{ code, handle, passkey: { ...made.passkey, name: nameIn(form) } },
          ...{ now: clock.now(), audit: entry() },
        });
        if (kind === 'admitted' || kind === 'waiting') return visits.signIn(locale, 'created');
        return kind === 'already_member' ? visits.signIn(locale, kind) : visits.joins(locale, kind);
      }
      const found = await passkeys.look(code, clock.now());
      if (found.kind !== 'invitation' && found.kind !== 'own')
        return visits.joins(locale, found.kind);
      const title = found.kind === 'own' ? found.holder.member.title : found.title;
      const carried = [['code', typed]] as const;
      const making = passkeyForm(locale, { action: '/join', button: 'create', carried });
      const back = linkTo(`/${locale}/join`, deskWords[locale].otherCode);
      return says(locale, { heading: 'join', text: ['creates'], place: title }, making + back);
    },
  };
}

/** Whether a live session can add a passkey: after its fresh touch, and where there is room. */
/** What a person calls a passkey: one line, cut to its room; a name that is left out is none. */
function nameIn(form: URLSearchParams): string {
  const typed = (form.get('name') ?? '').replace(/\s+/g, ' ').trim();
  return cutToBytes(typed, limits.passkeyNameBytes);
}

function mayAddSecond({ kind, session, holder }: Caller): boolean {
  return kind === 'live' && session.touched && holder.passkeys.length < limits.passkeys;
}

interface HolderShown {
  readonly handle: string;
  readonly title: string;
  readonly passkeys: PasskeyHolder['passkeys'];
}

function shownOf({ handle, member, passkeys }: PasskeyHolder): HolderShown {
  return { handle, title: member.title, passkeys };
}
