/** The inputs of all cards by id. Values are text; a list of choices is joined by commas. */
export const fieldNames = [
  'code', // start: a receipt or an invitation code
  'about', // guide
  'detail', // more
  'involved', // involved, desk_move, desk_give_hr, desk_enter: member ids; in the first also `highOnes`
  'wait', // involved: whether it can wait for its window
  'group', // receipt: the last group typed back
  'what',
  'where',
  'how',
  'who', // story
  'text', // thread, desk_*
  'thread',
  'reference', // queue
  'person', // people, desk_show: a member's id
  'day',
  'proposal',
  'closing', // desk_together: a day, and ids of proposals
  'target', // desk_redirect, desk_hand_over
  'purpose', // desk_hand_over: whether the recipient needs it, or the reporter has agreed
  'reason', // desk_close, desk_propose
  'measures', // desk_propose, desk_close at the handlers' desk: what was done
  'why', // and why; at HR's desk `text` says both in desk_close. desk_hold: why it is kept
  'investigation', // desk_close, desk_redirect_text at HR's desk
  'number', // desk_case: the diary number
  'subject',
  'assignee',
  'assessment', // desk_case
  'excerpt', // desk_give_hr, desk_hand_hr: what HR gets to read
  'recipient', // desk_hand_over_text: who it is, by name
  'cause', // desk_hand_over_text, desk_hand_hr: why it is necessary; desk_step_down, desk_shut_out, desk_hold: why
  'copy', // desk_hand_over_text: what was handed over
  'reveals', // the same two: whether it may reveal who reported
  'revealsWhy', // why that is necessary
  'hinders', // whether telling the reporter now may hinder
  'laterWhy', // why it may
  'tellBy', // and by which day the reporter is told
  'ownDuty', // desk_redirect_text, desk_close, desk_hand_over: whether the desk has a duty of its own
  'law',
  'standing',
  'begunOn',
  'told', // desk_duty: which, how it stands, since when, and by whom or why not
  'feedback', // desk_reply: 'true' when the reply is the feedback on measures
  'way', // desk_enter, desk_minutes: how it came
  'arrived', // desk_enter: on which day
  'acknowledged', // desk_enter: how it was acknowledged
  'acknowledgedOn', // and on which day
  'recording', // desk_enter, desk_minutes: whether it was recorded
  'word', // desk_enter, desk_caller: the word for the telephone
  'settling', // desk_settle: how minutes were settled
  'deputy', // desk_case: who looks after it while the assignee is away
  'decidedBy', // desk_step_down, desk_shut_out: who decided that it is a conflict of interest
  'answer',
  'beside', // desk_two: yes or no to what takes two, and why it is done alone
  'lookOn', // desk_hold: the day on which it is looked at again
  'awayUntil', // people: the last day of an absence
] as const;
export type FieldName = (typeof fieldNames)[number];
export type Fields = Readonly<Partial<Record<FieldName, string>>>;
