import { limits } from '../../bot/domain/limits';
import type { Notice, Outbox } from '../../bot/ports/outbox';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';

/**
 * Notices on their way. Every change is a compare-and-set on what was read, in one statement that both databases take as it
 * is: no lock hint and no time of the database's. Errors are `StoreError`s.
 */
export function createOutbox(units: UnitOfWork): Outbox {
  return {
    due: (now) =>
      units.read(async ({ notice }) => {
        // At most one a member: there is nothing to pick from.
        const notices = await notice.find();
        return notices.filter(({ leasedUntil }) => !isLeased(leasedUntil, now));
      }),
    leased: (now) =>
      units.read(async ({ notice }) =>
        (await notice.find()).filter(({ leasedUntil }) => isLeased(leasedUntil, now)),
      ),
    lease: ({ member, mark, leasedUntil }, until) =>
      units.write(async ({ notice }) => {
        const was = { member, mark, leasedUntil };
        const { affected } = await notice.update(was, { leasedUntil: until });
        return affected === 1;
      }),
    remove: async ({ member, mark }, until) => {
      const removed = await units.write(async ({ notice }) => {
        const { affected } = await notice.delete({ member, mark });
        if (affected !== 1) await notice.update({ member, leasedUntil: until }, { leasedUntil: 0 });
        return affected === 1;
      });
      await units.wipe();
      return removed;
    },
    free: async ({ member }, until) => {
      await units.write(({ notice }) =>
        notice.update({ member, leasedUntil: until }, { leasedUntil: 0 }),
      );
      await units.wipe();
    },
  };
}

function isLeased(until: number, now: number): boolean {
  return until > now && until <= now + limits.noticeLeaseSeconds * 1000;
}

/** Notes who is to be told, within a release's transaction and in the order of the ids. A lease that runs goes on. */
export async function noteNotices({ notice }: Tables, notices: readonly Notice[]): Promise<void> {
  for (const { member, mark, day } of [...notices].sort((a, b) => (a.member < b.member ? -1 : 1))) {
    const { affected } = await notice.update({ member }, { mark, day });
    if (affected !== 1) await notice.insert({ member, mark, day, leasedUntil: 0 });
  }
}
