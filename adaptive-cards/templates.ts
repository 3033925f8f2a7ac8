import type { View } from '../bot/domain/view';
import account from './account.json';
import deskAskHr from './desk-ask-hr.json';
import deskAway from './desk-away.json';
import deskCalled from './desk-called.json';
import deskCaller from './desk-caller.json';
import deskCase from './desk-case.json';
import deskClose from './desk-close.json';
import deskCode from './desk-code.json';
import deskDone from './desk-done.json';
import deskDuty from './desk-duty.json';
import deskEnter from './desk-enter.json';
import deskEntered from './desk-entered.json';
import deskGiveHr from './desk-give-hr.json';
import deskHandHr from './desk-hand-hr.json';
import deskHandOver from './desk-hand-over.json';
import deskHandOverText from './desk-hand-over-text.json';
import deskHold from './desk-hold.json';
import deskLetGo from './desk-let-go.json';
import deskMinutes from './desk-minutes.json';
import deskMove from './desk-move.json';
import deskNotAMember from './desk-not-a-member.json';
import deskNote from './desk-note.json';
import deskPeople from './desk-people.json';
import deskPropose from './desk-propose.json';
import deskQueue from './desk-queue.json';
import deskRedirect from './desk-redirect.json';
import deskRedirectText from './desk-redirect-text.json';
import deskReopen from './desk-reopen.json';
import deskReply from './desk-reply.json';
import deskSettle from './desk-settle.json';
import deskShow from './desk-show.json';
import deskShutOut from './desk-shut-out.json';
import deskStepDown from './desk-step-down.json';
import deskTell from './desk-tell.json';
import deskThread from './desk-thread.json';
import deskTogether from './desk-together.json';
import deskTwo from './desk-two.json';
import deskWaiting from './desk-waiting.json';
import deskWhoRead from './desk-who-read.json';
import deskWriteHr from './desk-write-hr.json';
import employer from './employer.json';
import filed from './filed.json';
import guide from './guide.json';
import involved from './involved.json';
import joined from './joined.json';
import left from './left.json';
import more from './more.json';
import nobody from './nobody.json';
import others from './others.json';
import practised from './practised.json';
import receipt from './receipt.json';
import renew from './renew.json';
import rights from './rights.json';
import safety from './safety.json';
import security from './security.json';
import sent from './sent.json';
import start from './start.json';
import story from './story.json';
import talk from './talk.json';
import thread from './thread.json';
import unopened from './unopened.json';
import verdict from './verdict.json';
import wait from './wait.json';

/** One card a view. A view without a card does not compile. */
export const templates: Readonly<Record<View['name'], object>> = {
  start,
  rights,
  employer,
  safety,
  security,
  guide,
  more,
  verdict,
  others,
  involved,
  nobody,
  receipt,
  story,
  talk,
  filed,
  unopened,
  account,
  renew,
  thread,
  sent,
  practised,
  joined,
  wait,
  left,
  desk_queue: deskQueue,
  desk_thread: deskThread,
  desk_waiting: deskWaiting,
  desk_who_read: deskWhoRead,
  desk_reply: deskReply,
  desk_note: deskNote,
  desk_case: deskCase,
  desk_minutes: deskMinutes,
  desk_settle: deskSettle,
  desk_redirect: deskRedirect,
  desk_redirect_text: deskRedirectText,
  desk_ask_hr: deskAskHr,
  desk_give_hr: deskGiveHr,
  desk_write_hr: deskWriteHr,
  desk_hand_over: deskHandOver,
  desk_hand_over_text: deskHandOverText,
  desk_hand_hr: deskHandHr,
  desk_tell: deskTell,
  desk_duty: deskDuty,
  desk_hold: deskHold,
  desk_let_go: deskLetGo,
  desk_move: deskMove,
  desk_close: deskClose,
  desk_reopen: deskReopen,
  desk_step_down: deskStepDown,
  desk_shut_out: deskShutOut,
  desk_two: deskTwo,
  desk_show: deskShow,
  desk_done: deskDone,
  desk_people: deskPeople,
  desk_together: deskTogether,
  desk_propose: deskPropose,
  desk_caller: deskCaller,
  desk_called: deskCalled,
  desk_enter: deskEnter,
  desk_entered: deskEntered,
  desk_code: deskCode,
  desk_away: deskAway,
  desk_not_a_member: deskNotAMember,
};
