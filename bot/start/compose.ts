import { setTimeout as wait } from 'node:timers/promises';
import type { DeskWorld } from '../desk/desk';
import { createDeskDialogue } from '../desk/dialogue';
import { join } from '../desk/join';
import type { ContactKey } from '../domain/contacts';
import { redirectTargetsOf } from '../domain/contacts';
import type { HrClock } from '../domain/deadlines';
import type { Desk, Locale } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import { limits } from '../domain/limits';
import type { ReadyText } from '../domain/ready-text';
import { finishRotation } from '../keeper/finish-rotation';
import type { KeeperWorld } from '../keeper/keeper';
import { KeeperError } from '../keeper/keeper-error';
import { createReleaseAtOnce, type ReleaseAtOnce } from '../keeper/release-at-once';
import { createSettling } from '../keeper/settle-rotation';
import { tidy } from '../keeper/tidy';
import { openPeople } from '../people/open-people';
import { renewRosters } from '../people/renew-rosters';
import type { TakenOver } from '../people/take-over';
import type { Clock } from '../ports/clock';
import type { DeskKeys } from '../ports/desk-keys';
import type { Dialogue } from '../ports/dialogue';
import type { DraftKeys } from '../ports/draft-keys';
import type { Journal } from '../ports/journal';
import type { KnownVaultKeys } from '../ports/known-vault-keys';
import type { Leader } from '../ports/leader';
import type { Notifier } from '../ports/notifier';
import type { Outbox } from '../ports/outbox';
import type { People, Who } from '../ports/people';
import type { Pool } from '../ports/pool';
import type { Random } from '../ports/random';
import type { SealedKeys } from '../ports/sealed-keys';
import type { StaffStore } from '../ports/staff-store';
import type { ThreadStore } from '../ports/thread-store';
import type { Vault } from '../ports/vault';
import { createReporterDialogue } from '../reporter/dialogue';
import { createFairShare } from '../reporter/fair-share';
import { createSealing } from '../sealing/create-sealing';
import type { ReceiptCost } from '../sealing/receipt-keys';

/** What the product is made of. The trial, production and the tests put in what they have. */
export interface Parts {
  readonly stores: {
    readonly threads: ThreadStore;
    readonly pool: Pool;
    readonly staff: StaffStore;
    readonly draftKeys: DraftKeys;
    readonly deskKeys: DeskKeys;
    readonly outbox: Outbox;
    readonly sealedKeys: SealedKeys;
    readonly knownVaultKeys: KnownVaultKeys;
  };
  readonly vault: Vault;
  /** Says whether this process does what happens unattended. */
  readonly leader: Pick<Leader, 'lead'>;
  /** The sixteen bytes that tell this installation's data from any other's. */
  readonly deployment: Uint8Array;
  readonly clock: Clock;
  readonly random: Random;
  readonly readyText: (locale: Locale, text: ReadyText) => string;
  /** The contacts that are set. */
  readonly contacts: ReadonlySet<ContactKey>;
  readonly hrClock: HrClock;
  readonly journal: Journal;
  readonly deskJournal: Pick<Journal, 'fault'>;
  /** Whether what is written is released at once, or only when `release.soon` is called. */
  readonly releases: 'at-once' | 'when-told';
  /** Those of the messengers that are set up. */
  readonly notifiers: Readonly<Partial<Record<Who['messenger'], Notifier | undefined>>>;
  /**
   * Given by tests alone: what a receipt's derivation costs, and how the wait for the floor of its answer
   * passes.
   */
  readonly receiptCost?: ReceiptCost;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** The product without its messengers. */
export interface Vissla {
  readonly dialogue: Dialogue;
  readonly release: ReleaseAtOnce;
  /** The desks' own people. */
  readonly people: People;
  /** Whom this start took over from an earlier version. */
  readonly takenOver: readonly TakenOver[];
  /** Redeems an invitation for a person. */
  join(who: Who, code: InvitationCode): ReturnType<typeof join>;
  /** The desk that a person belongs to, if any. */
  deskOf(who: Who): Promise<Desk | undefined>;
  /**
   * Looks for keys that another process has drawn or destroyed, and asks the vault again for what it did not
   * give. To be called every minute, whether or not somebody presses.
   */
  lookForKeys(): Promise<void>;
  /**
   * The day's upkeep; also reads the keys again that are remembered, and destroys replaced ones. To be called
   * hourly.
   */
  tidy(): Promise<void>;
}

/** Puts rings together: the use cases on top of the stores and the sealing. */
export async function composeVissla(parts: Parts): Promise<Vissla> {
  const { stores, vault, clock, random, journal, notifiers, leader } = parts;
  const { threads, pool, draftKeys, deskKeys, sealedKeys, outbox, knownVaultKeys } = stores;
  const sealing = await createSealing({
    vault,
    deskKeys,
    draftKeys,
    knownVaultKeys,
    clock,
    random,
    deployment: parts.deployment,
    receiptCost: parts.receiptCost,
  });
  const staff = { store: stores.staff, sealer: sealing.rosters, random };
  const { people, takenOver, noteChanges } = await openPeople({ ...staff, vault, clock });
  const { messages, drafts, receipts } = sealing;
  const threadSealer = sealing.threads;
  const keeper: KeeperWorld = {
    clock,
    random,
    journal,
    leader,
    pool,
    poolSealer: sealing.pool,
    epochs: sealing.epochs,
    threads,
    threadSealer: sealing.upkeepThreads,
    inRelease: sealing.release,
    messages,
    people,
    outbox,
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
  const release = createReleaseAtOnce(keeper);
  const shared = {
    clock,
    random,
    people,
    threads,
    threadSealer,
    messages,
    pool,
    poolSealer: sealing.pool,
    drafts,
    hrClock: parts.hrClock,
    opensOn: (today: ReturnType<Clock['today']>) => today,
    onPosted: () => {
      if (parts.releases === 'at-once') release.soon();
    },
  };
  const desk: DeskWorld = {
    ...shared,
    journal: { ...journal, fault: parts.deskJournal.fault },
    readyText: parts.readyText,
    targets: (desk) => redirectTargetsOf(desk).filter((target) => parts.contacts.has(target)),
  };
  const joinDesk: Vissla['join'] = (who, code) => join(desk, who, code);
  const reporterDialogue = createReporterDialogue({
    ...shared,
    receipts,
    journal,
    join: joinDesk,
    share: createFairShare(limits.derivationsOfOne),
    pause: parts.pause ?? ((milliseconds) => wait(milliseconds)),
  });
  const deskDialogue = createDeskDialogue(desk);
  const settleRotation = createSettling(keeper);
  return {
    dialogue: (press) =>
      press.button?.startsWith('desk') === true ? deskDialogue(press) : reporterDialogue(press),
    release,
    people,
    takenOver,
    join: joinDesk,
    deskOf: async (who) => {
      const member = await people.find(who);
      return member?.standing === 'member' ? member.desk : undefined;
    },
    lookForKeys: async () => {
      // Its failure was said when the keys went missing, and is said again with each upkeep.
      await sealing.look().catch(() => undefined);
      await settleRotation().catch((error: unknown) => {
        journal.fault('keeper', error);
      });
    },
    tidy: async () => {
      // The upkeep does what it can without the vault.
      await sealing.refresh().catch((error: unknown) => {
        journal.fault('keeper', error);
      });
      if (!(await leader.lead())) return;
      if (await noteChanges()) journal.fault('keeper', new KeeperError('members_changed'));
      await tidy(keeper);
      await finishRotation(keeper);
    },
  };
}
