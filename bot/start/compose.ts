import { setTimeout as wait } from 'node:timers/promises';
import { createMutex } from '../../db/mutex';
import { createClosing } from '../desk/closing';
import type { DeskWorld } from '../desk/desk';
import { createDeskDialogue } from '../desk/dialogue';
import { join } from '../desk/join';
import { limits } from '../domain/limits';
import { lastPass } from '../domain/piece';
import { nextReminder } from '../domain/reminder';
import type { ReleasePolicy } from '../domain/window';
import { openAudit } from '../installation/open-audit';
import { createBroadcast } from '../keeper/broadcast';
import type { WaitsOn } from '../keeper/carry-on';
import { finishRotation } from '../keeper/finish-rotation';
import type { KeeperWorld } from '../keeper/keeper';
import { KeeperError } from '../keeper/keeper-error';
import { renewRecipients } from '../keeper/recipients';
import { createRelease } from '../keeper/release-keeper';
import { createSettling } from '../keeper/settle-rotation';
import { tidy } from '../keeper/tidy';
import { tidyProposals } from '../keeper/tidy-proposals';
import { createWindowTurn } from '../keeper/window-turn';
import { openPeople } from '../people/open-people';
import { renewRosters } from '../people/renew-rosters';
import { hourAt } from '../platform/clock';
import { createCrowdCount } from '../platform/crowd-count';
import { createDialogCount } from '../platform/dialog-count';
import { createRuleInForce, createWindows, hourOf } from '../platform/windows';
import type { Reminding } from '../ports/reminders';
import { createReporterDialogue } from '../reporter/dialogue';
import { createFairShare } from '../reporter/fair-share';
import { createSealing } from '../sealing/create-sealing';
import { guideAnswers } from '../threads/guide-answers';
import { rehearsalReport } from '../threads/rehearsal-report';
import { createRememberedCases } from '../threads/remembered-cases';
import { createRememberedStates } from '../threads/remembered-states';
import { deskParts } from './desk-parts';
import type { Parts } from './parts';
import type { Vissla } from './vissla';

/** Puts rings together: the use cases on top of the stores and the sealing. */
export async function composeVissla(parts: Parts): Promise<Vissla> {
  const { stores, vault, clock, random, journal, notifiers, leader } = parts;
  const { threads, pool, draftKeys, deskKeys, sealedKeys, outbox, proposals, broadcasts } = stores;
  const { deskRecords, knownVaultKeys, knownMonths, neededKeys } = stores;
  const { deployment } = parts;
  await openAudit({ stores, vault, clock, random, deployment });
  const chosen = { policy: parts.releases, next: parts.next };
  const rule = createRuleInForce(chosen, clock);
  const policy = (): ReleasePolicy => rule().policy;
  const hourOfPass = (): number => hourOf(policy(), parts.releaseHour);
  const windows = createWindows(chosen, clock, parts.releaseHour);
  const sealing = await createSealing({
    endsOn: () => windows.endsOn(),
    submittedOn: () => windows.firstDay('window'),
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
  const { people, takenOver, noteChanges } = await openPeople({ ...staff, vault, clock });
  const { messages, records, drafts, receipts } = sealing;
  const threadSealer = sealing.threads;
  const remembered = createRememberedStates(limits.rememberedStates);
  const rememberedCases = createRememberedCases(limits.rememberedStates);
  const crowd = createCrowdCount({
    running: () => windows.running(),
    people,
    random,
    store: stores.crowds,
    sealer: sealing.crowds,
    most: limits.crowdPeople,
  });
  const pause = (milliseconds: number): Promise<void> =>
    parts.pause?.(milliseconds) ?? wait(milliseconds, undefined, { ref: false });
  const listed = { broadcasts, recipientSealer: sealing.recipients, random, journal, pause };
  const keeper: KeeperWorld = {
    clock,
    random,
    journal,
    leader,
    pool,
    windows,
    poolSealer: sealing.pool,
    epochs: sealing.epochs,
    threads,
    threadSealer: sealing.upkeepThreads,
    inRelease: sealing.release,
    remembered,
    messages,
    deskRecords,
    records,
    caseSealer: sealing.cases,
    people,
    outbox,
    reminding: remindingOf(parts, hourOfPass),
    proposals,
    proposalSealer: sealing.upkeepProposals,
    rehearsals: {
      slotIn: sealing.rehearsalSlot,
      report: (desk) =>
        rehearsalReport(
          { random, threadSealer: sealing.threads, messages },
          desk,
          clock.today(),
          [parts.invented('sv'), parts.invented('en')].map((of) => of.rehearsal).join('\n\n'),
        ),
    },
    notifiers,
    draftKeys,
    rotation: sealing.rotation(sealedKeys),
    windowDays: () => Promise.resolve(windows.days),
    renewRosters: () => renewRosters(staff),
    renewRecipients: () => renewRecipients(listed),
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
      ...listed,
      clock,
      leader,
      draftKeys,
      lastPass: () => lastPass(clock.today(), hourAt(clock.now()), hourOfPass()),
    },
    parts.broadcast ?? {},
  );
  const upkeepInTurn = createMutex();
  const release = createRelease(
    keeper,
    (kept) =>
      upkeepInTurn(() => upkeep(kept)).catch((error: unknown) => {
        journal.fault('keeper', error);
      }),
    () => crowd.fix(),
  );
  const dialogs = createDialogCount(parts, {
    most: parts.dialogsOfOne ?? limits.dialogsAnHour,
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
    poolSealer: sealing.pool,
    drafts,
    turn: createFairShare(limits.pressesOfOne),
    hrClock: parts.hrClock,
    reminderDays: parts.reminderDays,
    windows,
    // A window that an earlier policy began is covered to its end: what lies there waits for it.
    covers: async () => policy() !== 'at-once' || (await pool.running())?.endsOn !== undefined,
    onPosted: () => {
      if (policy() === 'at-once') release.soon();
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
  const turnWindow = createWindowTurn(windows, release);
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
    answersIn: (row) => guideAnswers({ threadSealer }, row),
    invented: parts.invented,
    pause: parts.pause ?? ((milliseconds) => wait(milliseconds)),
  });
  const deskDialogue = createDeskDialogue(desk);
  const settleRotation = createSettling(keeper);
  const forgetWhatIsShut = (): void => {
    remembered.check((...of) => threadSealer.nameStateKeys(...of));
    rememberedCases.check((...of) => threadSealer.nameStateKeys(...of));
  };
  /** The upkeep does what it can without the vault. */
  const upkeep = async (kept?: WaitsOn): Promise<void> => {
    await sealing.refresh().catch((error: unknown) => {
      journal.fault('keeper', error);
    });
    forgetWhatIsShut();
    await broadcast.look().catch((error: unknown) => {
      journal.fault('broadcast', error);
    });
    if (!(await leader.lead())) return;
    if (await noteChanges()) journal.fault('keeper', new KeeperError('members_changed'));
    await tidy(keeper, kept);
    await tidyProposals(keeper);
    // What was agreed on before the process ended.
    closing.soon();
    await finishRotation(keeper, kept);
  };
  return {
    dialogue: async (press) => {
      await turnWindow();
      if (press.button?.startsWith('desk') !== true) return reporterDialogue(press);
      // A door to the desk begins a dialog like any other; the reporter's side says when it has to wait.
      const mayBegin = press.draft !== undefined || dialogs.begins(press.who);
      return mayBegin ? deskDialogue(press) : reporterDialogue(press);
    },
    release,
    broadcast,
    people,
    takenOver,
    closing,
    join: joinDesk,
    deskOf: async (who) => {
      const member = await people.find(who);
      return member?.standing === 'member' ? member.desk : undefined;
    },
    firstDay: () => windows.firstDay('window'),
    auditHead: () => stores.auditTrail.head(),
    lookForKeys: async () => {
      // Its failure was said when the keys went missing, and is said again with each upkeep.
      await sealing.look().catch(() => undefined);
      forgetWhatIsShut();
      await settleRotation().catch((error: unknown) => {
        journal.fault('keeper', error);
      });
    },
    tidy: () => upkeepInTurn(() => upkeep()),
    keepCrowd: () =>
      crowd.keep().catch((error: unknown) => {
        journal.fault('keeper', error);
      }),
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
