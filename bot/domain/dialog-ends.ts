import type { View } from './view';

/**
 * Where a dialog may end: `last` views are what somebody came for, and leave a row in the pool as sending
 * does. `sent`: something was sent, so that a row lies there already. On the way to any of them nothing is
 * left. A verdict is on the way: whoever leaves there comes to `left`. In `wait` nothing has begun, and in
 * `desk_away` nothing was shown.
 */
export const dialogEnds = {
  start: 'on_the_way',
  rights: 'last',
  employer: 'last',
  safety: 'on_the_way',
  security: 'on_the_way',
  guide: 'on_the_way',
  more: 'on_the_way',
  involved: 'on_the_way',
  verdict: 'on_the_way',
  others: 'last',
  nobody: 'last',
  receipt: 'on_the_way',
  story: 'on_the_way',
  talk: 'on_the_way',
  filed: 'sent',
  unopened: 'last',
  thread: 'last',
  sent: 'sent',
  practised: 'last',
  joined: 'last',
  wait: 'on_the_way',
  left: 'last',
  desk_queue: 'last',
  desk_thread: 'last',
  desk_waiting: 'last',
  desk_acknowledge: 'on_the_way',
  desk_reply: 'on_the_way',
  desk_note: 'on_the_way',
  desk_redirect: 'on_the_way',
  desk_redirect_text: 'on_the_way',
  desk_ask_hr: 'on_the_way',
  desk_give_hr: 'on_the_way',
  desk_write_hr: 'on_the_way',
  desk_hand_over: 'on_the_way',
  desk_move: 'on_the_way',
  desk_close: 'on_the_way',
  desk_reopen: 'on_the_way',
  desk_step_down: 'on_the_way',
  desk_done: 'sent',
  desk_people: 'last',
  desk_together: 'last',
  desk_propose: 'on_the_way',
  desk_away: 'on_the_way',
  desk_not_a_member: 'last',
} as const satisfies Readonly<Record<View['name'], 'on_the_way' | 'last' | 'sent'>>;
