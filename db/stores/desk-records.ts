import { In } from 'typeorm';
import { toHex } from '../../bot/domain/hex';
import type { DeskRecords } from '../../bot/ports/desk-records';
import type { UnitOfWork } from '../unit-of-work';
import { inChunks } from './chunks';

/** What desks keep for themselves. Errors are `StoreError`s. */
export function createDeskRecords(units: UnitOfWork): DeskRecords {
  return {
    messages: (tags) =>
      units.read(async ({ deskRecord }) => {
        const rows = await inChunks(tags, (some) => deskRecord.findBy({ tag: In(some) }));
        const byTag = new Map(rows.map(({ tag, envelope }) => [toHex(tag), envelope]));
        return tags.map((tag) => byTag.get(toHex(tag)));
      }),
    stored: (tags) =>
      units.read(async ({ deskRecord }) => {
        const rows = await inChunks(tags, (some) =>
          deskRecord.find({ select: { tag: true }, where: { tag: In(some) } }),
        );
        const there = new Set(rows.map(({ tag }) => toHex(tag)));
        return tags.map((tag) => there.has(toHex(tag)));
      }),
  };
}
