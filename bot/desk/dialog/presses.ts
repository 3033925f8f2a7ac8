import type { ButtonName } from '../../domain/buttons';
import type { Fields } from '../../domain/fields';
import { buttonOf, commands, type FormButton, firstStepOf, openerOf } from '../actions/index';
import { showRefusal } from '../actions/request';
import type { FormOpener } from '../case/command';
import type { DeskContext } from '../case/context';
import type { At, AtForm } from '../case/desk-draft';
import { type DeskPress, type DeskStep, inThread, unlessDeputy } from '../case/page-press';
import {
  removeEmail,
  removeOwnPasskeys,
  saveEmail,
  showAccount,
  showOwnCode,
} from '../pages/account-presses';
import { pressAsked } from '../pages/asked';
import { openCaller, tryItsWord, unlockItsWord } from '../pages/caller';
import { pressList } from '../pages/case-list';
import {
  answerRedaction,
  openCopy,
  openRedaction,
  pressRedaction,
  showCopy,
} from '../pages/copy-presses';
import { enter, openEnter, showItsCode } from '../pages/enter-presses';
import { openExpired } from '../pages/expired';
import { noteGiven, readAlone } from '../pages/given';
import { narrowList } from '../pages/narrow-list';
import { beAway, beBack, decides, decidesRenewal, showPeople } from '../pages/people';
import { pressTogether } from '../pages/press-together';
import {
  filterQueue,
  findCase,
  openChosen,
  openFirst,
  sortQueue,
  turnQueue,
} from '../pages/queue-presses';
import { insertSaved, pressSaved } from '../pages/saved';
import { openSearch, searchFor, searchOn } from '../pages/search-presses';
import { pressSeveral } from '../pages/several';
import { lookInto, showNumbers, switchLanguage, turn } from '../pages/thread-presses';
import { changeSent, takeBackSent } from '../pages/waiting-presses';
import { switchWords } from '../pages/words';
import { submit } from './submit';

type AnyDeskButton = Extract<ButtonName, 'desk' | `desk_${string}`>;
const together = unlessDeputy(pressTogether);
const asked = unlessDeputy(pressAsked);
const list = unlessDeputy(pressList);
const saved = unlessDeputy(pressSaved);
const several = unlessDeputy(pressSeveral);

/** The buttons that neither open nor send a form. One without its press does not compile. */
const all = {
  desk: turnQueue,
  desk_queue: turnQueue,
  desk_more: turnQueue,
  desk_all: filterQueue,
  desk_mine: filterQueue,
  desk_new: filterQueue,
  desk_overdue: filterQueue,
  desk_for_us: filterQueue,
  desk_for_reporter: filterQueue,
  desk_requests: filterQueue,
  desk_closed: filterQueue,
  desk_narrow: narrowList,
  desk_by_due: sortQueue,
  desk_by_reference: sortQueue,
  desk_by_subject: sortQueue,
  desk_by_assignee: sortQueue,
  desk_by_status: sortQueue,
  desk_by_changed: sortQueue,
  desk_open: openChosen,
  desk_first: openFirst,
  desk_find: findCase,
  desk_switch: switchLanguage,
  desk_people: showPeople,
  desk_approve: decides('approve', 'member_approved', 'approved'),
  desk_approve_deputy: decides('approve_deputy', 'deputy_approved', 'approved_deputy'),
  desk_decline: decides('decline', 'member_declined', 'declined'),
  desk_renew: decidesRenewal(true),
  desk_renew_no: decidesRenewal(false),
  desk_be_away: beAway,
  desk_be_back: beBack,
  desk_account: showAccount,
  desk_numbers: showNumbers,
  desk_own_code: showOwnCode,
  desk_no_passkeys: removeOwnPasskeys,
  desk_email: saveEmail,
  desk_no_email: removeEmail,
  desk_together: together,
  desk_propose: together,
  desk_do_propose: together,
  desk_agree: together,
  desk_disagree: together,
  desk_undo: together,
  desk_alone: together,
  desk_enter: openEnter,
  desk_do_enter: enter,
  desk_code: showItsCode,
  desk_thread: lookInto,
  desk_waiting: lookInto,
  desk_who_read: lookInto,
  desk_expired: unlessDeputy(() => ({ at: { kind: 'expired' } })),
  desk_open_expired: unlessDeputy(openExpired),
  desk_asked: asked,
  desk_do_asked: asked,
  desk_do_answered: asked,
  desk_several: several,
  desk_do_several: several,
  desk_saved: saved,
  desk_take_saved: saved,
  desk_do_saved: saved,
  desk_no_saved: saved,
  desk_insert: insertSaved,
  desk_list: list,
  desk_do_list: list,
  desk_do_list_yes: list,
  desk_do_list_no: list,
  desk_earlier: turn,
  desk_later: turn,
  desk_take_back: takeBackSent,
  desk_change: changeSent,
  desk_caller: openCaller,
  desk_do_caller: tryItsWord,
  desk_do_unlock: unlockItsWord,
  desk_given: noteGiven,
  desk_read_alone: readAlone,
  desk_copy: openCopy,
  desk_do_copy: showCopy,
  desk_document: showCopy,
  desk_package: showCopy,
  desk_redaction: openRedaction,
  desk_do_redaction: pressRedaction,
  desk_do_lift: pressRedaction,
  desk_do_keep: pressRedaction,
  desk_do_days: pressRedaction,
  desk_do_ask: pressRedaction,
  desk_do_drop: pressRedaction,
  desk_do_agree: answerRedaction,
  desk_do_refuse: answerRedaction,
  desk_refusal: showRefusal,
  desk_words: switchWords,
  desk_search: openSearch,
  desk_look: searchFor,
  desk_look_on: searchOn,
} as const satisfies Readonly<Record<Exclude<AnyDeskButton, FormButton>, DeskPress>>;

const presses: Readonly<Partial<Record<ButtonName, DeskPress>>> = all;

/** What a member's press does, and where it leads. An unknown button changes nothing. */
export async function followPress(
  placed: DeskContext<'draft'>,
  name: ButtonName | undefined,
  fields: Fields,
): Promise<DeskStep> {
  if (name === undefined) return { fields };
  const { id, began } = placed.draft;
  const submission = await placed.world.drafts.submission(id, began, 'command');
  const pressed = { ...placed, fields, button: name, submission };
  const opener = openerOf(name);
  if (opener !== undefined) return open(pressed, opener);
  const at = formSentBy(name, placed.draft.at);
  return at === undefined ? ((await presses[name]?.(pressed)) ?? { fields }) : submit(pressed, at);
}

/** The form that a button sends: the form it is in, or a first step that leads to another. */
function formSentBy(name: ButtonName, at: At): AtForm | undefined {
  if (at.kind === 'form' && buttonOf(commands[at.form]) === name) return at;
  const form = firstStepOf(name);
  return form && 'thread' in at ? { kind: 'form', form, thread: at.thread } : undefined;
}

/** The form that a button opens, and its subject. */
function open(
  pressed: DeskContext<'press'>,
  { form, opens }: FormOpener,
): DeskStep | Promise<DeskStep> {
  return inThread(async (context) => ({
    case: context.case,
    form: { form, ...(await opens?.(context)) },
  }))(pressed);
}
