import type { Day } from '../domain/day';
import type { Locale, MemberId } from '../domain/ids';
import { closeReasons } from '../domain/message';
import type { Proposal } from '../domain/proposal';
import { dayBytes, dayOf } from './calendar-bytes';
import { type ByteReader, lengthAndText, readBytes, u8 } from './fixed-width';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { oneOf, wordOf } from './words';

const localeBytes = { sv: 1, en: 2 } as const satisfies Record<Locale, number>;

/**
 * A proposal without its padding: `format u8 = 1 | filed on u32 | by 16 | agreed u8 [by 16 | on u32] |
 * undone u8 [by 16 | on u32 | locale u8] | count u8 | so many threads, 16 each | three texts`, each
 * `length u16 | UTF-8`: the reason's word, measures, why. What is in brackets follows a 1 and is left out
 * after a 0. With format 2 a fourth text follows: why the proposer did it alone.
 */
export function encodeProposal(proposal: Proposal): Buffer {
  const { filedOn, by, threads, reason, measures, text, agreed, undone } = proposal;
  return Buffer.concat([
    u8(agreed?.alone === undefined ? 1 : 2),
    dayBytes(filedOn),
    idBytes(by),
    ...deed(agreed),
    ...deed(undone),
    ...(undone === undefined ? [] : [u8(localeBytes[undone.locale])]),
    u8(threads.length),
    ...threads.map(idBytes),
    ...[reason, measures, text].flatMap(lengthAndText),
    ...(agreed?.alone === undefined ? [] : lengthAndText(agreed.alone)),
  ]);
}

/** Reads what {@link encodeProposal} wrote; throws `seal_format` for anything else. */
export function decodeProposal(bytes: Buffer): Proposal {
  const reader = readBytes(bytes);
  const format = reader.u8();
  if (format !== 1 && format !== 2) throw new SealError('seal_format');
  const filedOn = dayOf(reader.u32());
  const by = idFromBytes(reader.bytes(16));
  const agreed = readDeed(reader);
  const undone = readDeed(reader);
  const locale = undone && wordOf(localeBytes, reader.u8());
  const threads = Array.from({ length: reader.u8() }, () => idFromBytes(reader.bytes(16)));
  const reason = oneOf(closeReasons, reader.text(reader.u16()));
  const measures = reader.text(reader.u16());
  const text = reader.text(reader.u16());
  const alone = format === 2 ? reader.text(reader.u16()) : undefined;
  if (alone !== undefined && agreed === undefined) throw new SealError('seal_format');
  reader.end();
  return {
    filedOn,
    by,
    threads,
    reason,
    measures,
    text,
    ...(agreed && { agreed: alone === undefined ? agreed : { ...agreed, alone } }),
    ...(undone && locale && { undone: { ...undone, locale } }),
  };
}

interface Deed {
  readonly by: MemberId;
  readonly on: Day;
}

function deed(done: Deed | undefined): Buffer[] {
  return done === undefined ? [u8(0)] : [u8(1), idBytes(done.by), dayBytes(done.on)];
}

function readDeed(reader: ByteReader): Deed | undefined {
  const there = reader.u8();
  if (there === 0) return undefined;
  if (there !== 1) throw new SealError('seal_format');
  return { by: idFromBytes(reader.bytes(16)), on: dayOf(reader.u32()) };
}
