import { setTimeout as wait } from 'node:timers/promises';
import { createMutex } from '../domain/mutex';
import { nextReminder } from '../domain/reminder';
import type { KeeperWorld } from '../keeper/keeper';
import { makePass } from '../keeper/pass/pass-keeper';
import { finishRotation } from '../keeper/upkeep/finish-rotation';
import { freezeYear } from '../keeper/upkeep/freeze-year';
import { createMailing } from '../keeper/upkeep/mail';
import { createRosterRenewal } from '../keeper/upkeep/rotate-keys';
import { tidy } from '../keeper/upkeep/tidy';
import { tidyProposals } from '../keeper/upkeep/tidy-proposals';
import { type OpenedPeople, requireOpen } from '../people/open-people';
import { hourAt } from '../platform/clock';
import { createYieldTurn } from '../platform/yield-turn';
import { faultsTo } from '../ports/journal';
import type { Reminding } from '../ports/notices';
import type { ThreadSealer } from '../ports/sealers';
import type { ThreadRow } from '../ports/threads';
import type { Sealing } from '../sealers/create-sealing';
import type { RememberedStates } from '../threads/remembered';
import type { Parts } from './parts';
import type { Vissla } from './vissla';

interface Around extends Pick<KeeperWorld, 'pool' | 'renewRosters'> {
  readonly sealing: Sealing;
  readonly opened: OpenedPeople;
  readonly remembered: RememberedStates;
  readonly closing: Vissla['closing'];
  readonly forgetWhatIsShut: () => void;
}

export function composeKeeper(
  parts: Parts,
  around: Around,
): Pick<Vissla, 'pass' | 'mails' | 'tidy' | 'lookForKeys'> {
  const { journal, stores } = parts;
  const { sealing, opened, closing, forgetWhatIsShut } = around;
  const keeper = keeperWorld(parts, around);
  let isFirst = true;
  const upkeep = async (): Promise<void> => {
    // The upkeep does what it can without the vault.
    await sealing.refresh().catch(faultsTo(journal, 'keeper'));
    forgetWhatIsShut();
    if (!(await parts.leader.lead())) return;
    await requireOpen(opened).catch(faultsTo(journal, 'keeper'));
    await stores.requireOwnSchema().catch(faultsTo(journal, 'keeper'));
    await tidy(keeper, isFirst);
    isFirst = false;
    await tidyProposals(keeper);
    // What was agreed on before the process ended.
    closing.soon();
    await finishRotation(keeper);
    await freezeYear({ ...keeper, hrClock: parts.hrClock, yearBook: stores.yearBook });
  };
  const inTurn = createMutex();
  const renewAfterRotation = createRosterRenewal(keeper);
  return {
    pass: makePass(keeper, () => inTurn(upkeep).catch(faultsTo(journal, 'keeper'))),
    mails: createMailing(
      { ...keeper, isWorkingDay: parts.hrClock.isWorkingDay, mailedDays: stores.mailedDays },
      parts.mail,
    ),
    tidy: () => inTurn(upkeep),
    lookForKeys: async () => {
      // Its failure was reported when the keys went missing, and is with each upkeep.
      await sealing.look().catch(() => undefined);
      forgetWhatIsShut();
      await renewAfterRotation().catch(faultsTo(journal, 'keeper'));
    },
  };
}

function keeperWorld(
  parts: Parts,
  { sealing, opened, pool, remembered, renewRosters }: Around,
): KeeperWorld {
  const { stores, ...given } = parts;
  return {
    ...given,
    ...stores,
    pool,
    windows: parts.inForce.windows,
    threadSealer: sealing.upkeepThreads,
    inPass: { ...sealing.pass, threadSealer: inTurns(sealing.pass.threadSealer) },
    remembered,
    messages: sealing.messages,
    records: sealing.records,
    caseSealer: sealing.cases,
    people: opened.people,
    reminding: remindingOf(parts),
    proposalSealer: sealing.upkeepProposals,
    rotation: sealing.rotation(stores.sealedKeys),
    renewRosters,
    newestVaultKey: sealing.newestVaultKey,
    prepareDays: sealing.prepareDays,
    months: sealing.months,
    destroyMonth: sealing.destroyMonth,
    later: (milliseconds, task) => {
      setTimeout(task, milliseconds).unref();
    },
    pause: (milliseconds) => wait(milliseconds),
  };
}

/**
 * A pass may open a thousand threads: other work gets its turn before each. A row's keys are opened once, and
 * forgotten with the row.
 */
function inTurns(sealer: ThreadSealer): ThreadSealer {
  const turn = createYieldTurn();
  const opened = new WeakMap<ThreadRow, ReturnType<ThreadSealer['openAsDesk']>>();
  return {
    ...sealer,
    openAsDesk: async (row) => {
      await turn();
      const keys = opened.get(row) ?? sealer.openAsDesk(row);
      opened.set(row, keys);
      return keys;
    },
    openState: (row) => turn().then(() => sealer.openState(row)),
    rewrap: (row, expiry) => turn().then(() => sealer.rewrap(row, expiry)),
  };
}

/** The reminder comes at the hour of a day's pass, even if no pass is scheduled. */
function remindingOf(parts: Parts): Reminding | undefined {
  const { reminderDays: days, clock } = parts;
  return (
    days && {
      reminders: parts.stores.reminders,
      next: (noted) => {
        const now = { today: clock.today(), hour: hourAt(clock.now()), at: hourOfPass(parts) };
        return nextReminder(days, now, noted);
      },
    }
  );
}

function hourOfPass({ clock, inForce }: Parts): number {
  return inForce.windows.hourOfPass(clock.today());
}
