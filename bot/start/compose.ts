import { setTimeout as wait } from 'node:timers/promises';
import { createClosing } from '../desk/case/close-together';
import type { DeskWorld } from '../desk/case/world';
import { createDeskDialogue } from '../desk/dialog/dialogue';
import { join } from '../desk/dialog/join';
import { redirectTargetsOf } from '../domain/contacts';
import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import { isWeaker, type ReleaseRule } from '../domain/release-rule';
import { usualSections } from '../domain/secrecy';
import { termOf } from '../domain/weeding';
import type { ReleasePolicy } from '../domain/window';
import { createRounds } from '../keeper/release/rounds';
import { createPeople, renewRosters } from '../people/create-people';
import { openPeople, requireOpen } from '../people/open-people';
import { createPasskeys } from '../people/passkeys';
import { createCrowdCount, createCrowdOut } from '../platform/crowd-count';
import { createDialogCount } from '../platform/dialog-count';
import { createEvent } from '../platform/event';
import { createRhythm } from '../platform/rhythm';
import type { DialogLeave } from '../ports/people';
import type { ThreadRow } from '../ports/threads';
import { createReporterDialogue } from '../reporter/dialogue';
import { createFairShare } from '../reporter/fair-share';
import { createSealing, type Sealing } from '../sealers/create-sealing';
import type { KnownCase } from '../threads/cases';
import { toldInGuide } from '../threads/guide-answers';
import { createRemembered, createRememberedStates } from '../threads/remembered';
import { composeDoor } from './compose-door';
import { composeKeeper } from './compose-keeper';
import { beatsOf, composePool } from './compose-pool';
import { composeWebDesk } from './compose-web-desk';
import type { Parts } from './parts';
import type { Vissla } from './vissla';

/** The use cases on top of stores and sealers. */
export async function composeVissla(parts: Parts): Promise<Vissla> {
  const { stores, vault, clock, random, journal, deployment, receiptCost } = parts;
  const { rule, windows } = parts.inForce;
  const { whistleblowing, hr } = parts.weeding;
  const terms = { whistleblowing: termOf(whistleblowing), hr: termOf(hr) };
  const sealing = await createSealing({
    ...{ ...stores, vault, clock, random, deployment, receiptCost },
    terms,
  });
  const staff = { store: stores.staff, sealer: sealing.rosters, random };
  const opened = openPeople(staff);
  await requireOpen(opened);
  const threadSealer = sealing.threads;
  const remembered = createRememberedStates(limits.rememberedStates);
  const rememberedCases = createRemembered<KnownCase>(limits.rememberedStates);
  const rhythm = createRhythm(clock);
  rhythm.begin();
  const crowd = createCrowdCount({
    ...{ windows, people: opened.people, random },
    most: limits.crowdPeople,
  });
  const held = createEvent();
  const pool = composePool(parts, { sealing, windows, rhythm, crowd, onHeld: held.tell });
  await pool.prepare();
  const people = createPeople({ ...staff, mayWait: () => pool.mayHold() });
  const isTimed = parts.beats === undefined;
  const inRounds = createRounds(pool, () =>
    isTimed ? wait(limits.roundMilliseconds) : Promise.resolve(),
  );
  const dialogs = createDialogCount(parts, () => windows.when('window').outOn, {
    anHour: parts.dialogsOfOne ?? limits.dialogsAnHour,
    sending: parts.dialogsOfOne ?? limits.sendingDialogs,
    people: limits.dialogPeople,
  });
  const shared = {
    clock,
    random,
    people,
    threads: stores.threads,
    threadSealer,
    remembered,
    messages: sealing.messages,
    pool,
    drafts: sealing.drafts,
    turn: createFairShare(limits.pressesOfOne),
    hrClock: parts.hrClock,
    terms,
    reminderDays: parts.reminderDays,
    windows,
    dialogs,
    onBegun: (leave: DialogLeave) => {
      rhythm.begin();
      // What can send nothing takes no room.
      if (leave === 'may_send') pool.begins();
    },
    onGoesOn: () => {
      pool.begins();
      return true;
    },
  };
  const agreed = createEvent();
  const desk: DeskWorld = {
    ...shared,
    ...deskParts(parts, sealing, rule),
    pool: { ...pool, beat: () => inRounds((own) => own.beat()) },
    rememberedCases,
    onAgreed: agreed.tell,
  };
  const closing = createClosing(desk);
  agreed.listen(closing.soon);
  const joinDesk: Vissla['join'] = (who, code) => join(desk, who, code);
  const pause = parts.pause ?? ((milliseconds) => wait(milliseconds));
  const ofReporter = {
    ...shared,
    inRounds,
    receipts: sealing.receipts,
    journal,
    crowd: { ...crowd, ...createCrowdOut(windows, () => pool.image().crowds) },
    toldIn: (row: ThreadRow) => toldInGuide({ threadSealer }, row),
    invented: parts.invented,
    pause,
  };
  const reporterDialogue = createReporterDialogue({
    ...ofReporter,
    join: joinDesk,
    share: createFairShare(limits.derivationsOfOne),
  });
  const deskDialogue = createDeskDialogue(desk, reporterDialogue);
  const keeper = composeKeeper(parts, {
    sealing,
    opened,
    pool,
    remembered,
    closing,
    renewRosters: () => renewRosters(staff),
    forgetWhatIsShut: () => {
      remembered.check((...of) => threadSealer.nameStateKeys(...of));
      rememberedCases.check((...of) => threadSealer.nameStateKeys(...of));
    },
  });
  held.listen(() => {
    if (rule().policy === 'at-once') keeper.release.soon();
  });
  return {
    dialogue: (press) =>
      press.button?.startsWith('desk') === true ? deskDialogue(press) : reporterDialogue(press),
    door: composeDoor({ ...parts, pause }, sealing, ofReporter),
    ...keeper,
    people,
    webDesk: composeWebDesk(desk, reporterDialogue, createPasskeys(staff)),
    closing,
    join: joinDesk,
    deskOf: async (who) => {
      const member = await people.find(who);
      return member?.standing === 'member' ? member.desk : undefined;
    },
    signProof: sealing.signProof,
    auditHead: () => stores.auditTrail.head(),
    beats: beatsOf(parts, pool, rhythm),
  };
}

function deskParts(
  {
    stores,
    journal,
    deskJournal,
    readyText,
    copyWords,
    contacts,
    mail,
    secrecy = usualSections,
    parties = [],
  }: Parts,
  sealing: Sealing,
  rule: () => ReleaseRule<ReleasePolicy>,
) {
  return {
    journal: { ...journal, fault: deskJournal.fault },
    weaker: () => {
      const { policy, next } = rule();
      return next !== undefined && isWeaker(next.policy, policy) ? next : undefined;
    },
    readyText,
    copyWords,
    parties,
    mails: mail !== undefined,
    sections: secrecy,
    targets: (desk: Desk) => redirectTargetsOf(desk).filter((target) => contacts.has(target)),
    deskRecords: stores.deskRecords,
    records: sealing.records,
    receipts: sealing.receipts,
    callWords: sealing.callWords,
    auditTrail: stores.auditTrail,
    cases: stores.cases,
    caseSealer: sealing.cases,
    proposals: stores.proposals,
    proposalSealer: sealing.proposals,
    yearBook: stores.yearBook,
    rest: () => wait(0),
  };
}
