/** Every number of the system that is not a format of `bot/sealing`, one sentence each. */
export const limits = {
  /** Days that the longest window of a release spans. */
  longestWindow: 13,
  /** A person of the handlers gives a first answer within so many days. */
  firstAnswerWithinDays: 7,
  /** Feedback on measures is given within three months (VBL 5:8 p. 3). */
  feedbackWithinMonths: 3,
  /** Personal data go two years after a report was closed (VBL 7:8). */
  retentionMonths: 24,
  /** What is written in a closed report comes out at least so many days before the report is erased. */
  lateReadDays: 7,
  /** From so many days before it is erased, the queue says so of a closed report that stands in it. */
  erasureAheadDays: 90,
  /** The most that one person may write in one dialog, all fields together, in bytes of UTF-8. */
  textBytes: 6000,
  /** A step of a conversation is good for this many minutes; after that it is shown again with its text. */
  draftMinutes: 60,
  /** Messages a side may have waiting in one thread between two releases. */
  placesPerSide: 4,
  /** Exchanges of the shortest report, from the first view to the last: who had as many is one of a crowd. */
  reportExchanges: 9,
  /** Dialogs of one person in a window in which something can be sent. */
  sendingDialogs: 24,
  /** Minutes for which beats come each second after a dialog has begun. */
  fastMinutes: 60,
  /** Messages of a reporter that the desk has not answered: more than anybody needs, and soon read. */
  unansweredMessages: 40,
  /** Candidate tags of a message at the release: twice what a side may have waiting. */
  candidateTags: 8,
  /** A desk takes in reports from this many members on. */
  deskOpensAt: 2,
  /** Members a desk can have at most, so that the exclusions fit the sealed state. */
  deskMembers: 16,
  /** The longest absence that a member says, in months. */
  awayMonths: 12,
  /** An invitation is good for this many hours. */
  invitationHours: 24,
  /** The wrong code that ends an invitation. */
  invitationTries: 5,
  titleCharacters: 40,
  /** And in bytes of UTF-8, so that a report that a desk enters fits its envelope with its author's title. */
  titleBytes: 96,
  /** Working days within which HR answers, unless the organisation sets another number. */
  hrAnswerDays: 3,
  /** Working days within which a request to meet is answered (VBL 5:8 p. 1), unless another number is set. */
  meetingDays: 10,
  /** A word for the telephone has at least this many letters or digits. */
  wordCharacters: 5,
  /** And at most this many. */
  longestWord: 40,
  /** The wrong try that locks it. */
  wordTries: 5,
  /** The hour in Stockholm at which a day's release comes, unless another is set. */
  releaseHour: 10,
  /** Days before its last day from which feedback stands on top of the queue. */
  feedbackRemindedDays: 30,
  /** Days before closed reports are erased on which the desk is reminded of it, the earlier first. */
  erasureRemindedDays: [90, 30],
  /** Days after which a notice that no messenger took is given up; the queue still shows what waits. */
  noticeDays: 2,
  /** Days without upkeep after which nothing is destroyed at once: it may be the clock that is wrong. */
  stopDays: 14,
  /** Days in a row with upkeep that prove the clock after such a stop: more than any holidays last. */
  provenDays: 5,
  /** The name of whom something is handed over to, in characters. */
  recipientCharacters: 80,
  /** Hand-overs of one case that wait, for their telling or for their day, so that they fit its record. */
  deferrals: 2,
  /** What is kept of one until then, in bytes as it is stored. */
  deferralBytes: 1400,
  /** What is said of a duty of the organisation's own, in bytes as it is stored. */
  dutyBytes: 200,
  /** Proposals to shut somebody out of one case that a proposer may find there; one more may stand. */
  shutOuts: 2,
  /** Why, and who decided it, in bytes as both are stored. */
  conflictBytes: 280,
  /** Why a case is held, in bytes as it is stored. */
  holdBytes: 400,
  /** Days within which a personal data breach is notified: 72 hours (GDPR article 33). */
  breachDays: 3,
  /** A diary number, in characters. */
  numberCharacters: 40,
  /** Presses that one person may have under way: a double press is none too many. */
  pressesOfOne: 2,
  /** Dialogs that one person may begin in an hour: anybody who works in them has long stopped counting. */
  dialogsAnHour: 30,
  /** People whose dialogs are counted; more than use the bot in an hour, some megabytes of memory. */
  dialogPeople: 20_000,
  /** Below so many people in a window there is hardly a crowd, and the first dialog says so. */
  fewPeople: 20,
  /** A window's people are said in steps of this many, rounded down. */
  crowdStep: 10,
  /** People of a window who are told apart in memory; more than work anywhere, some megabytes. */
  crowdPeople: 100_000,
  /** Open threads whose states are remembered, of both desks: about a kilobyte each. */
  rememberedStates: 20_000,
  /** Days within which another member says yes to closing reports together. */
  proposalDays: 7,
  /** Days for which reports that were closed together can all be opened again. */
  undoDays: 30,
  /** Measures and reasons of it, which each reporter reads, both in bytes of UTF-8. */
  proposalTextBytes: 1000,
  /** Reports in one proposal, so that their ids fit it. */
  proposalReports: 60,
  /** Why it is done alone, which colleagues read, in bytes of UTF-8. */
  aloneBytes: 160,
  /** Such proposals that one member may have made, agreed ones included. */
  proposals: 10,
  /** Reports that are closed together before others get their turn. */
  closedAtOnce: 20,
  derivationsAtOnce: 2,
  /** Receipt derivations that one person may have under way: a double press is none too many. */
  derivationsOfOne: 2,
  /** Receipt derivations that may wait; the next person is asked to try again. */
  derivationsWaiting: 64,
  /** The least time from a receipt's derivation to its answer: the time tells nothing about what it opens. */
  openFloorMilliseconds: 400,
} as const;
