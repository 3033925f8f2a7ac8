import { formatReceipt, makeReceipt, printedPracticeCode } from '../../../bot/domain/receipt';
import {
  comesToGuide,
  comesToReceipt,
  comesToVerdict,
  copiesReceipt,
  type Filed,
  filesReport,
  opensWith,
} from '../../support/people/messenger-person';
import { said } from '../../support/people/said';
import type { Everyday } from '../world/world';
import type { Actor } from './stage';

/** A receipt that opens nothing, with right check digits. */
const unknownReceipt = makeReceipt('1'.repeat(22));

/** What everybody does who has nothing to report. */
export const everydayDialogs: Readonly<Record<Everyday, (person: Actor) => Promise<void>>> = {
  rights: async (person) => {
    await person.opens();
    await person.presses('rights');
  },
  verdict: async (person) => {
    await comesToGuide(person);
    await comesToVerdict(person, said.repair);
    await person.presses('leave');
  },
  unopened: (person) => opensWith(person, unknownReceipt),
  practice: async (person) => {
    await person.opens();
    await person.presses('practice');
    await person.presses('safe');
    await comesToReceipt(person, said.gain);
    await copiesReceipt(person);
    await person.presses('file');
  },
  dropped: comesToGuide,
  'practice-code': (person) => opensWith(person, formatReceipt(printedPracticeCode)),
};

/** Files a report, urgent or not; gives its receipt and its reference. */
export function filesOne(person: Actor, urgent = false): Promise<Filed> {
  const safety = urgent ? 'urgent' : 'safe';
  return filesReport(person, { what: 'Chefen tar emot pengar.' }, undefined, safety);
}

/** Comes back to a report and writes more. */
export async function writesMore(person: Actor, receipt: string): Promise<void> {
  await opensWith(person, receipt);
  if (!person.has('send')) throw new Error('the report does not open');
  await person.presses('send', { text: 'Det hände igen.' });
}

/** The desk finds a report and reads it. */
export async function deskReads(member: Actor, reference: string): Promise<void> {
  await member.opens('desk');
  await member.presses('desk_find', { reference });
}

/** The desk finds a report and answers. */
export async function deskAnswers(member: Actor, reference: string): Promise<void> {
  await deskReads(member, reference);
  await member.presses('desk_reply');
  await member.presses('desk_do_reply', { text: 'Tack. Berätta gärna mer.' });
}
