import { assessments } from '../domain/assessment';
import type { CallWord } from '../domain/call-word';
import {
  type Alone,
  type Archived,
  type Assessed,
  archivings,
  type Case,
  subjects,
} from '../domain/case';
import { type CaseStep, stepKinds } from '../domain/follow-up';
import { handedTo } from '../domain/hand-over';
import {
  type Deferral,
  type DutyEntry,
  dutyAnswers,
  dutyStandings,
  laws,
  type OwnDuty,
  type ToGive,
} from '../domain/handing';
import { fromHex, toHex } from '../domain/hex';
import type { Hold } from '../domain/hold';
import {
  always,
  byte,
  choice,
  day,
  type Format,
  flag,
  id,
  list,
  mapped,
  optional,
  raw,
  record,
  tagged,
  text,
} from './formats';

const hexOf = (length: number): Format<string> => mapped(raw(length), fromHex, toHex);
const recipient = { id, to: choice(handedTo), name: text };
const ownDuty = record<OwnDuty>({
  is: choice(dutyStandings),
  on: day,
  law: choice(laws),
  hour: optional(byte),
  told: text,
});
const answer = record<Exclude<DutyEntry, OwnDuty>>({ is: choice(dutyAnswers), on: day, by: id });
/** 1 and a duty, or 0 and the answer to whether there is one. */
const duty: Format<DutyEntry> = {
  write: (entry) =>
    'law' in entry
      ? [...flag.write(true), ...ownDuty.write(entry)]
      : [...flag.write(false), ...answer.write(entry)],
  read: (reader) => (flag.read(reader) ? ownDuty : answer).read(reader),
};

/** Tags are for ever. */
export const caseFormat: Format<Case> = tagged<Case>({
  number: [1, text],
  subject: [2, choice(subjects)],
  assignee: [3, id],
  deputy: [4, id],
  assessed: [5, record<Assessed>({ is: choice(assessments), by: id, on: day })],
  word: [
    6,
    record<CallWord>({ salt: hexOf(16), hash: hexOf(32), tries: byte, lockedBy: optional(id) }),
  ],
  deferred: [
    7,
    list(byte, record<Deferral>({ ...recipient, cause: text, text, why: text, tellBy: day })),
  ],
  toGive: [8, list(byte, record<ToGive>({ ...recipient, from: day }))],
  duties: [9, list(byte, duty)],
  alone: [10, record<Alone>({ by: id, on: day, gave: optional(always) })],
  hold: [11, record<Hold>({ why: text, lookAgainOn: day })],
  askedOn: [12, day],
  archived: [13, record<Archived>({ how: choice(archivings), on: day, number: text })],
  steps: [
    14,
    list(
      byte,
      record<CaseStep>({
        id,
        is: choice(stepKinds),
        what: text,
        by: optional(day),
        heardOn: optional(day),
        doneOn: optional(day),
        why: text,
        struckOn: optional(day),
      }),
    ),
  ],
  party: [15, text],
  keptUntil: [16, day],
  appealedOn: [17, day],
});
