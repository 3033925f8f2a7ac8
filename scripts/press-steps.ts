/** Where a step happens: a column of the picture. */
export const lanes = [
  'channels',
  'reporter',
  'threads and sealing',
  'db',
  'keeper',
  'adaptive-cards',
] as const;
type Lane = (typeof lanes)[number];

export interface Step {
  readonly lane: Lane;
  /** The file in which it happens, and the name of the function there. */
  readonly file: string;
  readonly name: string;
  readonly says: string;
  /** A fact that holds from this step on, drawn as a line across the picture. */
  readonly from?: string;
}

/**
 * One press of "send" in Teams, from the wire to the image and back, and what happens at the pass.
 */
export const pressSteps: readonly Step[] = [
  {
    lane: 'channels',
    file: 'bot/channels/teams/guard.ts',
    name: 'createGuard',
    says: 'Only Microsoft, only a tenant that is let in',
  },
  {
    lane: 'channels',
    file: 'bot/channels/teams/read.ts',
    name: 'readPress',
    says: 'Payload to press: button, fields, sealed draft',
  },
  {
    lane: 'reporter',
    file: 'bot/reporter/dialogue.ts',
    name: 'createReporterDialogue',
    says: 'Opens the draft: who may go on where',
  },
  {
    lane: 'reporter',
    file: 'bot/reporter/converse.ts',
    name: 'converse',
    says: 'State and event to effect or view',
  },
  {
    lane: 'reporter',
    file: 'bot/reporter/file-report.ts',
    name: 'fileReport',
    says: 'Files once, whatever is pressed twice',
  },
  {
    lane: 'keeper',
    file: 'bot/keeper/pass/submissions.ts',
    name: 'takeIn',
    says: 'The next beat takes it in, once',
  },
  {
    lane: 'threads and sealing',
    file: 'bot/sealers/image-sealer.ts',
    name: 'createImageSealer',
    says: "All that waits, under the day's key; one size",
  },
  {
    lane: 'db',
    file: 'db/stores/pool.ts',
    name: 'createPoolStore',
    says: 'The image whole, in one of two rows by turns',
    from: 'durable: only now may a view say "sent"',
  },
  {
    lane: 'reporter',
    file: 'bot/reporter/show.ts',
    name: 'showIn',
    says: 'The view "filed", and the next sealed draft',
  },
  {
    lane: 'adaptive-cards',
    file: 'adaptive-cards/cards.ts',
    name: 'createCards',
    says: 'View to card, in the language asked for',
  },
  {
    lane: 'channels',
    file: 'bot/channels/teams/answer.ts',
    name: 'answerPress',
    says: 'Card to answer; nothing is posted in the chat',
    from: 'the press is answered; the rest happens unattended',
  },
  {
    lane: 'keeper',
    file: 'bot/keeper/pass/pass.ts',
    name: 'pass',
    says: 'All that is due, in random order',
  },
  {
    lane: 'threads and sealing',
    file: 'bot/threads/seal-thread.ts',
    name: 'sealThread',
    says: "To the desk's key and the reporter's key",
  },
  {
    lane: 'db',
    file: 'db/stores/pass.ts',
    name: 'applyPass',
    says: 'Threads and messages; each open state again',
  },
  {
    lane: 'keeper',
    file: 'bot/keeper/upkeep/deliver-notices.ts',
    name: 'createCourier',
    says: 'Tells each member a count, and no content',
  },
];
