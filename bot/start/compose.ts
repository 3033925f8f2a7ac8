import { setTimeout as wait } from 'node:timers/promises';
import { createClosing } from '../desk/case/close-together';
import type { DeskWorld } from '../desk/case/context';
import { createDeskDialogue } from '../desk/dialog/dialogue';
import { join } from '../desk/dialog/join';
import { redirectTargetsOf } from '../domain/contacts';
import { termOf } from '../domain/disposal';
import { limits } from '../domain/limits';
import { isWeaker } from '../domain/pass-rule';
import { usualSections } from '../domain/secrecy';
import { createRounds } from '../keeper/pass/rounds';
import { createPeople, renewRosters } from '../people/create-people';
import { openPeople, requireOpen } from '../people/open-people';
import { createPasskeys } from '../people/passkeys';
import { createBeatRate } from '../platform/beat-rate';
import { createCrowdCount, createCrowdOut } from '../platform/crowd-count';
import { createDialogCount } from '../platform/dialog-count';
import { createEvent } from '../platform/event';
import type { DialogLeave } from '../ports/people';
import type { ThreadRow } from '../ports/threads';
import { createReporterDialogue } from '../reporter/dialogue';
import { createFairShare } from '../reporter/fair-share';
import { createSealing } from '../sealers/create-sealing';
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
  const { stores, vault, deployment, ...given } = parts;
  const { clock, random, journal, dialogsOfOne } = given;
  const { rule, windows } = parts.inForce;
  const { whistleblowing, hr } = parts.disposal;
  const terms = { whistleblowing: termOf(whistleblowing), hr: termOf(hr) };
  const sealing = await createSealing({ ...given, ...stores, vault, deployment, terms });
  const staff = { store: stores.staff, sealer: sealing.rosters, random };
  const opened = openPeople(staff);
  await requireOpen(opened);
  const threadSealer = sealing.threads;
  const remembered = createRememberedStates(limits.rememberedStates);
  const rememberedCases = createRemembered<KnownCase>(limits.rememberedStates);
  const beatRate = createBeatRate(clock);
  beatRate.begin();
  const counting = { windows, people: opened.people, random, most: limits.crowdPeople };
  const crowd = createCrowdCount(counting);
  const held = createEvent();
  const pool = composePool(parts, { sealing, windows, beatRate, crowd, onHeld: held.tell });
  await pool.prepare();
  const people = createPeople({ ...staff, mayWait: () => pool.mayHold() });
  const isTimed = parts.beats === undefined;
  const inRounds = createRounds(pool, () =>
    isTimed ? wait(limits.roundMilliseconds) : Promise.resolve(),
  );
  const shared = {
    ...given,
    people,
    threads: stores.threads,
    threadSealer,
    remembered,
    messages: sealing.messages,
    reportCodes: sealing.reportCodes,
    pool,
    drafts: sealing.drafts,
    turn: createFairShare(limits.pressesOfOne),
    terms,
    windows,
    dialogs: createDialogCount(given, () => windows.when('window').outOn, {
      anHour: dialogsOfOne ?? limits.dialogsAnHour,
      sending: dialogsOfOne ?? limits.sendingDialogs,
      people: limits.dialogPeople,
    }),
    onBegun: (leave: DialogLeave) => {
      beatRate.begin();
      // What can send nothing takes no room.
      if (leave === 'may_send') pool.begins();
    },
    onGoesOn: () => {
      pool.begins();
      return true;
    },
  };
  const agreed = createEvent();
  const { parties = [], secrecy = usualSections } = given;
  const desk: DeskWorld = {
    ...{ ...sealing, ...stores, ...shared },
    pool: { ...pool, beat: () => inRounds((own) => own.beat()) },
    caseSealer: sealing.cases,
    proposalSealer: sealing.proposals,
    rememberedCases,
    journal: { ...journal, fault: given.deskJournal.fault },
    weaker: () => {
      const { policy, next } = rule();
      return next !== undefined && isWeaker(next.policy, policy) ? next : undefined;
    },
    parties,
    mails: given.mail !== undefined,
    sections: secrecy,
    targets: (of) => redirectTargetsOf(of).filter((target) => given.contacts.has(target)),
    onAgreed: agreed.tell,
    rest: () => wait(0),
  };
  const closing = createClosing(desk);
  agreed.listen(closing.soon);
  const joinDesk: Vissla['join'] = (who, code) => join(desk, who, code);
  const ofReporter = {
    ...shared,
    inRounds,
    crowd: { ...crowd, ...createCrowdOut(windows, () => pool.image().crowds) },
    toldIn: (row: ThreadRow) => toldInGuide({ threadSealer }, row),
    pause: given.pause ?? ((milliseconds: number) => wait(milliseconds)),
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
    if (rule().policy === 'at-once') keeper.pass.soon();
  });
  return {
    dialogue: (press) =>
      press.button?.startsWith('desk') === true ? deskDialogue(press) : reporterDialogue(press),
    door: composeDoor(parts, sealing, ofReporter),
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
    beats: beatsOf(parts, pool, beatRate),
  };
}
