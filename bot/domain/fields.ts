const rows = [
  // A conversation. `code`: a report code or an invitation. `group`: a report code's last one, typed back.
  ['code', 'about', 'detail', 'involved', 'wait', 'group', 'what', 'where', 'how', 'who', 'text'],
  // What a desk chooses from its lists. `closing`: a day, and ids of proposals.
  ['thread', 'reference', 'person', 'renewal', 'day', 'proposal', 'closing', 'month'],
  // Redirecting, closing and handing over. `text` is measures and reasons at once at HR's desk.
  ['target', 'purpose', 'reason', 'measures', 'why', 'investigation'],
  // The case's record. `assignee`: a member's id.
  ['number', 'subject', 'assignee', 'assessment'],
  // Handing over. `cause`: also of a conflict or a hold. `reveals`: the reporter. `hinders`: telling now.
  ['excerpt', 'recipient', 'cause', 'copy', 'reveals'],
  ['revealsWhy', 'hinders', 'laterWhy', 'tellBy'],
  // Own duties. `ownDuty`: whether there is one. `told`: by whom it was begun, or why not.
  ['ownDuty', 'law', 'standing', 'begunOn', 'told'],
  // Entered reports and minutes.
  ['way', 'arrived', 'acknowledged', 'acknowledgedOn', 'recording', 'word', 'settling'],
  // What takes two, a deputy, a hold and an absence. `beside`: why it is done by one.
  ['deputy', 'decidedBy', 'answer', 'beside', 'lookOn', 'awayUntil'],
  // A case's follow-up. `step`: a kind, or a line's id. `knownOn`, `knownAt`: since when a duty is known.
  ['step', 'named', 'heardOn', 'doneOn', 'knownOn', 'knownAt', 'party'],
  // Cases to show, by their ids.
  ['cases'],
  // A saved answer: its id, with a language where it is put into a reply; and its texts.
  ['saved', 'inSwedish', 'inEnglish'],
  // The own sign-in.
  ['email'],
  // A copy of a case. `entry`: a message's number in it. `redaction`: a redaction's. `fact`, `notes`,
  // `naming`: 'true'.
  ['fact', 'notes', 'copying', 'entry', 'words', 'section', 'redaction', 'days', 'naming'],
  // A stage of a request: its note's id, what has happened, and on which day.
  ['asking', 'stage', 'sentOn'],
] as const;

/** The inputs of all cards by id. Values are text; choices are joined by commas. */
export const fieldNames = rows.flat();
export type FieldName = (typeof fieldNames)[number];
export type Fields = Readonly<Partial<Record<FieldName, string>>>;
