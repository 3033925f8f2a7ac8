/**
 * What somebody who writes to the database can change without anybody noticing, by table or column, with
 * the words of SECURITY.md that say so.
 */
export const quiet: Readonly<Record<string, string>> = {
  thread: 'an old row of a thread',
  'thread.blind_index': 'the mark by which a code finds it',
  message: 'reports, messages, notes and what waits for the pass',
  pool: 'reports, messages, notes and what waits for the pass',
  carried: 'reports, messages, notes and what waits for the pass',
  pool_key: 'reports, messages, notes and what waits for the pass',
  pool_aside: 'images that were set aside',
  desk_record: 'reports, messages, notes and what waits for the pass',
  case_record: 'what was written down of a case',
  proposal: 'and proposals',
  audit: 'entries of the audit',
  audit_link: 'entries of the audit',
  draft_key: 'half-finished dialogs start over',
  invitation: 'an invitation, which then opens nothing',
  notice: 'a notice to a member',
  roster: 'a whole earlier list',
};

/** Kinds of statements that take rows away: of these, only what is called deleted is named. */
const deletes = /deleted from (\w+)$/;

/** The words that name a statement on a table or column, if SECURITY.md has any. */
export function named(statement: string, touches: string): { readonly named?: string } {
  const table = touches.split('.')[0] ?? '';
  const gone = deletes.exec(statement)?.[1];
  const words = gone === 'thread' ? quiet.message : (quiet[touches] ?? quiet[gone ?? table]);
  return words === undefined ? {} : { named: words };
}

/** The tables that hold a record, and whose rows nobody looks at on an ordinary day. */
export const records: readonly string[] = ['audit', 'audit_link'];
