import { setTimeout as wait } from 'node:timers/promises';
import { createClosing } from '../desk/closing';
import type { DeskWorld } from '../desk/desk';
import { createDeskDialogue } from '../desk/dialogue';
import { join } from '../desk/join';
import { limits } from '../domain/limits';
import { createMutex } from '../domain/mutex';
import { lastPass } from '../domain/piece';
import { nextReminder } from '../domain/reminder';
import type { ReleasePolicy } from '../domain/window';
import { openAudit } from '../installation/open-audit';
import { createBroadcast } from '../keeper/broadcast';
import type { KeeperWorld } from '../keeper/keeper';
import { createRelease } from '../keeper/release-keeper';
import { createSettling } from '../keeper/settle-rotation';
import { openPeople } from '../people/open-people';
import { renewRosters } from '../people/renew-rosters';
import { hourAt } from '../platform/clock';
import { createCrowdCount } from '../platform/crowd-count';
import { createDialogCount } from '../platform/dialog-count';
import { createRhythm } from '../platform/rhythm';
import { createRuleInForce, createWindows } from '../platform/windows';
import type { Reminding } from '../ports/reminders';
import { createReporterDialogue } from '../reporter/dialogue';
import { createFairShare } from '../reporter/fair-share';
import { createSealing } from '../sealing/create-sealing';
import { toldInGuide } from '../threads/guide-answers';
import { createRememberedCases } from '../threads/remembered-cases';
import { createRememberedStates } from '../threads/remembered-states';
import { beatsOf, composePool } from './compose-pool';
import { deskParts } from './desk-parts';
import type { Parts } from './parts';
import { createUpkeep } from './upkeep';
import type { Vissla } from './vissla';

/** Puts rings together: the use cases on top of the stores and the sealing. */
export async function composeVissla(parts: Parts): Promise<Vissla> {
  const { stores, vault, clock, random, journal, notifiers, leader } = parts;
  const { threads, draftKeys, deskKeys, sealedKeys, outbox, proposals, broadcasts } = stores;
  const { deskRecords, knownVaultKeys, knownMonths, neededKeys } = stores;
  const { deployment } = parts;
  await openAudit({ stores, vault, clock, random, deployment });
  const chosen = { policy: parts.releases, next: parts.next };
  const rule = createRuleInForce(chosen, clock);
  const policy = (): ReleasePolicy => rule().policy;
  const windows = createWindows(chosen, clock, parts.releaseHour);
  const hourOfPass = (): number => windows.hourOfPass(clock.today());
  const sealing = await createSealing({
    vault,
    deskKeys,
    draftKeys,
    knownVaultKeys,
    knownMonths,
    neededKeys,
    clock,
    random,
    deployment,
    receiptCost: parts.receiptCost,
  });
  const staff = { store: stores.staff, sealer: sealing.rosters, random };
  const { people, noteChanges } = openPeople({ ...staff, clock, mayWait: () => pool.mayHold() });
  const { messages, records, drafts, receipts } = sealing;
  const threadSealer = sealing.threads;
  const remembered = createRememberedStates(limits.rememberedStates);
  const rememberedCases = createRememberedCases(limits.rememberedStates);
  const rhythm = createRhythm(clock);
  rhythm.begin();
  const crowd = createCrowdCount({
    windows,
    people,
    random,
    kept: () => pool.image().crowds,
    most: limits.crowdPeople,
  });
  const pool = composePool(parts, {
    sealing,
    windows,
    rhythm,
    crowd,
    onHeld: () => {
      if (policy() === 'at-once') release.soon();
    },
  });
  await pool.prepare();
  const keeper: KeeperWorld = {
    clock,
    random,
    journal,
    leader,
    pool,
    windows,
    threads,
    threadSealer: sealing.upkeepThreads,
    inRelease: sealing.release,
    remembered,
    messages,
    deskRecords,
    records,
    cases: stores.cases,
    caseSealer: sealing.cases,
    people,
    outbox,
    reminding: remindingOf(parts, hourOfPass),
    proposals,
    proposalSealer: sealing.upkeepProposals,
    notifiers,
    draftKeys,
    rotation: sealing.rotation(sealedKeys),
    renewRosters: () => renewRosters(staff),
    newestVaultKey: sealing.newestVaultKey,
    prepareDays: sealing.prepareDays,
    months: sealing.months,
    destroyMonth: sealing.destroyMonth,
    later: (milliseconds, task) => {
      setTimeout(task, milliseconds).unref();
    },
    pause: (milliseconds) => wait(milliseconds),
  };
  const broadcast = createBroadcast(
    {
      clock,
      journal,
      leader,
      draftKeys,
      broadcasts,
      lastPass: () => lastPass(clock.today(), hourAt(clock.now()), hourOfPass()),
    },
    parts.broadcast ?? {},
  );
  const upkeepInTurn = createMutex();
  const release = createRelease(keeper, () =>
    upkeepInTurn(upkeep).catch((error: unknown) => {
      journal.fault('keeper', error);
    }),
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
    threads,
    threadSealer,
    remembered,
    messages,
    pool,
    drafts,
    turn: createFairShare(limits.pressesOfOne),
    hrClock: parts.hrClock,
    reminderDays: parts.reminderDays,
    windows,
    onBegun: () => {
      rhythm.begin();
      pool.begins();
    },
    onGoesOn: () => {
      pool.begins();
    },
  };
  const desk: DeskWorld = {
    ...shared,
    ...deskParts(parts, sealing, rule),
    rememberedCases,
    onAgreed: () => {
      closing.soon();
    },
  };
  const closing = createClosing(() => desk);
  const joinDesk: Vissla['join'] = (who, code) => join(desk, who, code);
  const reporterDialogue = createReporterDialogue({
    ...shared,
    receipts,
    journal,
    join: joinDesk,
    share: createFairShare(limits.derivationsOfOne),
    dialogs,
    crowd,
    toldIn: (row) => toldInGuide({ threadSealer }, row),
    invented: parts.invented,
    pause: parts.pause ?? ((milliseconds) => wait(milliseconds)),
  });
  const deskDialogue = createDeskDialogue(desk);
  const settleRotation = createSettling(keeper);
  const forgetWhatIsShut = (): void => {
    remembered.check((...of) => threadSealer.nameStateKeys(...of));
    rememberedCases.check((...of) => threadSealer.nameStateKeys(...of));
  };
  const upkeep = createUpkeep(keeper, {
    sealing,
    broadcast,
    closing,
    noteChanges,
    forgetWhatIsShut,
  });
  return {
    dialogue: async (press) => {
      if (press.button?.startsWith('desk') !== true) return reporterDialogue(press);
      // A door to the desk begins a dialog like any other; the reporter's side says when it has to wait.
      const mayBegin = press.draft !== undefined || dialogs.begins(press.who) !== 'too_many';
      return mayBegin ? deskDialogue(press) : reporterDialogue(press);
    },
    release,
    people,
    closing,
    join: joinDesk,
    deskOf: async (who) => {
      const member = await people.find(who);
      return member?.standing === 'member' ? member.desk : undefined;
    },
    firstDay: () => windows.when('window').from,
    auditHead: () => stores.auditTrail.head(),
    lookForKeys: async () => {
      // Its failure was said when the keys went missing, and is said again with each upkeep.
      await sealing.look().catch(() => undefined);
      forgetWhatIsShut();
      await settleRotation().catch((error: unknown) => {
        journal.fault('keeper', error);
      });
    },
    tidy: () => upkeepInTurn(upkeep),
    beats: beatsOf(parts, pool, rhythm),
  };
}

/** The reminder comes at the hour of a day's pass, also where the clock releases nothing. */
function remindingOf(parts: Parts, hourOfPass: () => number): Reminding | undefined {
  const { reminderDays: days, clock } = parts;
  return (
    days && {
      reminders: parts.stores.reminders,
      next: (noted) => {
        const now = { today: clock.today(), hour: hourAt(clock.now()), at: hourOfPass() };
        return nextReminder(days, now, noted);
      },
    }
  );
}
