import type { MailedDays, Notice, Outbox } from '../../bot/ports/notices';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';

/** A removal counts only if the mark is as it was read. */
export function createOutbox(units: UnitOfWork): Outbox {
  return {
    due: () =>
      units.read(async ({ notice }) =>
        (await notice.find()).map(({ kind, ...row }) => ({
          ...row,
          ...(kind === 'reminder' ? { kind } : {}),
        })),
      ),
    remove: async ({ member, mark }) => {
      const { affected } = await units.write(({ notice }) => notice.delete({ member, mark }));
      await units.wipe();
      return affected === 1;
    },
  };
}

/**
 * Stores notices, within a transaction and in the order of the ids.
 * @param kind without one, a reminder stays one
 */
export async function noteNotices(
  { notice }: Tables,
  notices: readonly Notice[],
  kind?: Notice['kind'],
): Promise<void> {
  const said = kind === undefined ? {} : { kind };
  for (const { member, mark, day } of [...notices].sort((a, b) => (a.member < b.member ? -1 : 1))) {
    const row = { mark, day, ...said };
    const { affected } = await notice.update({ member }, row);
    if (affected !== 1) await notice.insert({ member, ...row });
  }
}

export function createMailedDays(units: UnitOfWork): MailedDays {
  return {
    all: () => units.read(({ mailed }) => mailed.find()),
    note: ({ member, mailedOn }) =>
      units.write(async ({ mailed }) => {
        const { affected } = await mailed.update({ member }, { mailedOn });
        if (affected !== 1) await mailed.insert({ member, mailedOn });
      }),
  };
}
