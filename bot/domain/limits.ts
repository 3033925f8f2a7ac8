/** Every number of the system that is not a format of `bot/crypto`. */
export const limits = {
  /** Days that the longest window of a pass spans. */
  longestWindow: 13,
  /** Month and day from which a year's numbers are counted: the longest window is over by then. */
  numbersFrom: '01-15',
  /** Cases from which on a median is told. */
  medianCases: 5,
  /** Days within which a handler gives a first answer. */
  firstAnswerWithinDays: 7,
  /** Months within which feedback on measures is given (VBL 5:8 p. 3). */
  feedbackWithinMonths: 3,
  /** Months after its closing in which a report's personal data are erased (VBL 7:8). */
  retentionMonths: 24,
  /** The shortest term of a disposal decision, in months: reminders and reopening need some time. */
  leastTerm: 3,
  /** Days before its erasure by which a message in a closed report must be delivered. */
  lateReadDays: 7,
  /** Days before its erasure from which the queue says so of a closed report. */
  erasureAheadDays: 90,
  /** The most that one person may write in one dialog, all fields together, in bytes of UTF-8. */
  textBytes: 6000,
  /** Minutes for which a step of a conversation is good; later it is shown again with its text. */
  draftMinutes: 60,
  /** Messages a side may have waiting in one thread between two passes. */
  placesPerSide: 4,
  /** Exchanges of the shortest report: a dialog with as many counts for the crowd. */
  reportExchanges: 9,
  /** Dialogs of one person in a window in which something can be sent. */
  sendingDialogs: 24,
  /** Minutes for which beats come each second after a dialog has begun. */
  fastMinutes: 60,
  /** Unanswered messages of a reporter: more than anybody needs, and soon read. */
  unansweredMessages: 40,
  /** Candidate tags of a message at the pass: twice what a side may have waiting. */
  candidateTags: 8,
  /** Members from which on a desk takes in reports. */
  deskOpensAt: 2,
  /** Members a desk can have at most. */
  deskMembers: 16,
  /** People whom a case names, shut out or shown it: as many as fit the sealed state. */
  named: 28,
  /** Used codes that a desk's list remembers. */
  deskRemembers: 50,
  /** Ids with their titles that a desk ever has. It forgets none, and then lets nobody new in. */
  deskKnows: 120,
  /** The longest absence of a member, in months. */
  awayMonths: 12,
  /** Hours for which an invitation is good. */
  invitationHours: 24,
  /** Minutes for which a member's code for the web desk is good: it is typed at once. */
  ownCodeMinutes: 10,
  /** Passkeys of one person. */
  passkeys: 3,
  /** Fewer open no case: one to use, and one for the day on which it is lost. */
  passkeysToRead: 2,
  /** Cases that are shown to a colleague by one press: each is written by itself. */
  shownTogether: 20,
  /** Answers that a desk saves, and the bytes of one in a proposal, in both languages together. */
  savedAnswers: 30,
  savedBytes: 4_500,
  /** Of a passkey's name, in UTF-8. */
  passkeyNameBytes: 80,
  /** An e-mail address, in bytes (RFC 5321, 4.5.3.1.3). */
  emailBytes: 254,
  /** The wrong code that ends an invitation. */
  invitationTries: 5,
  titleCharacters: 40,
  /** In bytes of UTF-8, so that an entered report fits its envelope with its author's title. */
  titleBytes: 96,
  /** Working days within which HR answers, unless the organisation sets another number. */
  hrAnswerDays: 3,
  /** Working days within which a request to meet is answered (VBL 5:8 p. 1), unless another number is set. */
  meetingDays: 10,
  /** The least letters or digits of a word for the telephone. */
  wordCharacters: 5,
  longestWord: 40,
  /** The wrong try that locks it. */
  wordTries: 5,
  /** The hour in Stockholm of a day's pass, unless another is set. */
  passHour: 10,
  /** Days before its last day from which feedback is on top of the queue. */
  feedbackRemindedDays: 30,
  /** Days before an erasure on which the desk is reminded of it, the earlier first. */
  erasureRemindedDays: [90, 30],
  /** Days after which a notice that no messenger took is given up; the queue still shows what waits. */
  noticeDays: 2,
  /** Days without upkeep after which nothing is destroyed at once: the clock may be wrong. */
  stopDays: 14,
  /** Days in a row with upkeep that prove the clock after such a stop: more than any holidays last. */
  provenDays: 5,
  /** A recipient's name, in characters. */
  recipientCharacters: 80,
  /** Waiting hand-overs of one case, so that they fit its record. */
  deferrals: 2,
  /** A waiting hand-over, in bytes as stored. */
  deferralBytes: 1400,
  /** A note on an own duty, in bytes as stored. */
  dutyBytes: 200,
  /** Lines of a case's follow-up: persons who are named, steps and evidence. */
  steps: 12,
  /** What such a line says, and why telling a person waits, in bytes as stored. */
  stepBytes: 160,
  /** Months within which a person who is named is told (GDPR article 14.3 a). */
  tellPersonMonths: 1,
  /** Days after a report from which a desk is reminded to say who is named. */
  namedAskedDays: 14,
  /** Proposals to shut somebody out of one case that a proposer may find there; one more may be added. */
  exclusions: 2,
  /** Reason and decider of a conflict, in bytes as both are stored. */
  conflictBytes: 280,
  /** Days in which a decision can be appealed (OSL 6:8, FL 44). */
  appealDays: 21,
  /** Months for which a no by an employee can be taken further: chosen here, no law sets a time. */
  refusalMonths: 2,
  /** The fewest characters that are taken out of a case, and the room in a text that their mark needs. */
  leastRemoved: 3,
  markRoom: 160,
  /** Days for which the nightly copies of the database are kept. */
  backupDays: 14,
  /** Days for which two members open a case past its time, to give it out or to archive it. */
  openExpiredDays: 14,
  /** Why a case is held, in bytes as stored. */
  holdBytes: 400,
  /** Why a case was assessed so, in bytes as stored. */
  assessmentBytes: 600,
  /** Hours within which a personal data breach is notified (GDPR article 33). */
  breachHours: 72,
  /** A diary number, in characters. */
  numberCharacters: 40,
  /** Presses that one person may have under way: a double press is none too many. */
  pressesOfOne: 2,
  /** From a beat until all its answers go together: longer than it takes to draw some views. */
  roundMilliseconds: 40,
  /** Dialogs that one person may begin in an hour. */
  dialogsAnHour: 30,
  /** People whose dialogs are counted: more than use the bot in an hour, some megabytes. */
  dialogPeople: 20_000,
  /** Below so many people in a window there is hardly a crowd, and the first dialog says so. */
  fewPeople: 20,
  /** A window's people are said in steps of this many, rounded down. */
  crowdStep: 10,
  /** People of a window who are told apart in memory: more than work anywhere, some megabytes. */
  crowdPeople: 100_000,
  /** Open threads whose states are remembered, of both desks: about a kilobyte each. */
  rememberedStates: 20_000,
  /** Days after which a reporter is asked about punishment: it takes time to come. */
  punishedAskedDays: 90,
  /** Days within which another member agrees to a proposal. */
  proposalDays: 7,
  /** Days within which reports closed together can be reopened together. */
  undoDays: 30,
  /** Measures and reasons of closing together, both in bytes of UTF-8. */
  proposalTextBytes: 1000,
  /** Reports in one proposal, so that their ids fit it. */
  proposalReports: 60,
  /** Why it is done alone, which colleagues read, in bytes of UTF-8. */
  aloneBytes: 160,
  /** Masks of one copy. */
  redactions: 200,
  /** The words of one mask, in bytes as stored. */
  redactionBytes: 300,
  /** Sections that a desk offers: its texts for a no have room for them. */
  deskSections: 20,
  /** What one stored part of a redacted copy holds, in bytes of its JSON before it is sealed. */
  redactionPartBytes: 3200,
  /** Words that are searched for, in characters. */
  searchCharacters: 60,
  /** Cases and messages that one press of a search opens, and hits that it shows: about a second. */
  searchedCases: 40,
  searchedMessages: 400,
  searchHits: 10,
  /** Such proposals of one member, agreed ones included. */
  proposals: 10,
  /** Reports closed together before other work gets its turn. */
  closedAtOnce: 20,
  derivationsAtOnce: 2,
  /** Report code derivations that one person may have under way: a double press is none too many. */
  derivationsOfOne: 2,
  /** Waiting report code derivations; the next person is asked to try again. */
  derivationsWaiting: 64,
  /** Derivations of the web door at one time, and those that wait: they take no place from a messenger's. */
  doorDerivationsAtOnce: 1,
  doorDerivationsWaiting: 200,
  /** First presses and derivations at the web door are answered at whole steps, counted from the press. */
  doorStepMilliseconds: 900,
  /** Drawings of documents that wait for the one under way. */
  documentsWaiting: 4,
  /** Memory and time that the drawing of one document may take. */
  documentMegabytes: 256,
  documentSeconds: 60,
  /**
   * The least time from a report code's derivation to its answer: the time tells nothing about what it opens.
   */
  openFloorMilliseconds: 400,
} as const;
