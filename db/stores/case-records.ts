import { In } from 'typeorm';
import { toHex } from '../../bot/domain/hex';
import type { CaseRecords } from '../../bot/ports/threads';
import type { UnitOfWork } from '../unit-of-work';
import { inChunks } from './chunks';

export function createCaseRecords(units: UnitOfWork): CaseRecords {
  return {
    rows: (tags) =>
      units.read(async ({ caseRecord }) => {
        const rows = await inChunks(tags, (some) => caseRecord.findBy({ tag: In(some) }));
        const byTag = new Map(rows.map((row) => [toHex(row.tag), row]));
        return tags.map((tag) => byTag.get(toHex(tag)));
      }),
    revisions: (tags) =>
      units.read(async ({ caseRecord }) => {
        const rows = await inChunks(tags, (some) =>
          caseRecord.find({ select: { tag: true, revision: true }, where: { tag: In(some) } }),
        );
        const byTag = new Map(rows.map(({ tag, revision }) => [toHex(tag), revision]));
        return tags.map((tag) => byTag.get(toHex(tag)));
      }),
    numbered: (marks) =>
      units.read(({ caseRecord }) =>
        inChunks(marks, (some) =>
          caseRecord.find({
            select: { tag: true, diaryMark: true, diaryThread: true },
            where: { diaryMark: In(some) },
          }),
        ),
      ),
  };
}
