/** The inputs of all cards by id. Values are text; a list of choices is joined by commas. */
export const fieldNames = [
  'code', // start: a receipt or an invitation code
  'about', // guide
  'detail', // more
  'involved', // involved, desk_move, desk_give_hr, desk_enter: member ids; in the first also `highOnes`
  'group', // receipt: the last group typed back
  'what',
  'where',
  'how',
  'who', // story
  'text', // thread, desk_*
  'thread',
  'reference', // queue
  'person', // people
  'day',
  'proposal',
  'closing', // desk_together: a day, and ids of proposals
  'target', // desk_redirect, desk_hand_over
  'reason', // desk_close
  'investigation', // desk_close, desk_redirect_text at HR's desk
  'number', // desk_case: the diary number
  'subject',
  'assignee',
  'assessment', // desk_case
  'way', // desk_enter, desk_minutes: how it came
  'arrived', // desk_enter: on which day
  'recording', // desk_enter, desk_minutes: whether it was recorded
  'word', // desk_enter, desk_caller: the word for the telephone
  'settling', // desk_settle: how minutes were settled
  'excerpt', // desk_give_hr: what HR gets to read
  'recipient', // desk_hand_over: who it is, by name
  'cause', // desk_hand_over: why it is necessary
  'reveals', // desk_hand_over: whether it may reveal who reported
  'feedback', // desk_reply: 'true' when the reply is the feedback on measures
] as const;
export type FieldName = (typeof fieldNames)[number];
export type Fields = Readonly<Partial<Record<FieldName, string>>>;
