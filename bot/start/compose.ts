import { setTimeout as wait } from 'node:timers/promises';
import { createMutex } from '../../db/mutex';
import { createClosing } from '../desk/closing';
import type { DeskWorld } from '../desk/desk';
import { createDeskDialogue } from '../desk/dialogue';
import { join } from '../desk/join';
import { redirectTargetsOf } from '../domain/contacts';
import { limits } from '../domain/limits';
import { finishRotation } from '../keeper/finish-rotation';
import type { KeeperWorld } from '../keeper/keeper';
import { KeeperError } from '../keeper/keeper-error';
import { createRelease } from '../keeper/release-keeper';
import { createSettling } from '../keeper/settle-rotation';
import { tidy } from '../keeper/tidy';
import { tidyProposals } from '../keeper/tidy-proposals';
import { createWindowTurn } from '../keeper/window-turn';
import { openPeople } from '../people/open-people';
import { renewRosters } from '../people/renew-rosters';
import { createDialogCount } from '../platform/dialog-count';
import { createWindows } from '../platform/windows';
import { createReporterDialogue } from '../reporter/dialogue';
import { createFairShare } from '../reporter/fair-share';
import { createSealing } from '../sealing/create-sealing';
import { createRememberedStates } from '../threads/remembered-states';
import { requireKeys } from './advice-on-keys';
import type { Parts } from './parts';
import type { Vissla } from './vissla';

/** Puts rings together: the use cases on top of the stores and the sealing. */
export async function composeVissla(parts: Parts): Promise<Vissla> {
  const { stores, vault, clock, random, journal, notifiers, leader } = parts;
  const { threads, pool, draftKeys, deskKeys, sealedKeys, outbox, proposals } = stores;
  const { knownVaultKeys, knownMonths, neededKeys } = stores;
  const { deployment } = parts;
  await requireKeys({ vault, needed: neededKeys, today: clock.today(), deployment, random });
  const windows = createWindows(parts.releases, clock, parts.releaseHour);
  const sealing = await createSealing({
    endsOn: () => windows.endsOn(),
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
  const { messages, drafts, receipts } = sealing;
  const threadSealer = sealing.threads;
  const remembered = createRememberedStates(limits.rememberedStates);
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
    people,
    outbox,
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
  const upkeepInTurn = createMutex();
  const release = createRelease(keeper, () =>
    upkeepInTurn(upkeep).catch((error: unknown) => {
      journal.fault('keeper', error);
    }),
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
    windows,
    // A window that an earlier policy began is covered to its end: what lies there waits for it.
    covers: async () =>
      parts.releases !== 'at-once' || (await pool.running())?.endsOn !== undefined,
    onPosted: () => {
      if (parts.releases === 'at-once') release.soon();
    },
  };
  const desk: DeskWorld = {
    ...shared,
    journal: { ...journal, fault: parts.deskJournal.fault },
    readyText: parts.readyText,
    targets: (desk) => redirectTargetsOf(desk).filter((target) => parts.contacts.has(target)),
    proposals,
    proposalSealer: sealing.proposals,
    onAgreed: () => {
      closing.soon();
    },
    rest: () => wait(0),
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
    invented: parts.invented,
    pause: parts.pause ?? ((milliseconds) => wait(milliseconds)),
  });
  const deskDialogue = createDeskDialogue(desk);
  const settleRotation = createSettling(keeper);
  const forgetWhatIsShut = (): void => {
    remembered.check((...of) => threadSealer.nameStateKeys(...of));
  };
  /** The upkeep does what it can without the vault. */
  const upkeep = async (): Promise<void> => {
    await sealing.refresh().catch((error: unknown) => {
      journal.fault('keeper', error);
    });
    forgetWhatIsShut();
    if (!(await leader.lead())) return;
    if (await noteChanges()) journal.fault('keeper', new KeeperError('members_changed'));
    await tidy(keeper);
    await tidyProposals(keeper);
    // What was agreed on before the process ended.
    closing.soon();
    await finishRotation(keeper);
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
    people,
    takenOver,
    closing,
    join: joinDesk,
    deskOf: async (who) => {
      const member = await people.find(who);
      return member?.standing === 'member' ? member.desk : undefined;
    },
    firstDay: () => windows.firstDay(),
    lookForKeys: async () => {
      // Its failure was said when the keys went missing, and is said again with each upkeep.
      await sealing.look().catch(() => undefined);
      forgetWhatIsShut();
      await settleRotation().catch((error: unknown) => {
        journal.fault('keeper', error);
      });
    },
    tidy: () => upkeepInTurn(upkeep),
  };
}
