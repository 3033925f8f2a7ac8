import { closeReasons } from '../domain/message';
import type { Act } from '../domain/thread';
import { dayBytes, dayOf } from './calendar-bytes';
import { type ByteReader, u8 } from './fixed-width';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { actBytes, oneOf, wordOf } from './words';

/**
 * An act: `kind u8 | day u32`, then of a closing the reason as `length u8 | ASCII`, under one byte where it
 * is feedback, as every closing was at first, and under another where it is none; of a step-down the
 * member's 16 bytes; of the reporter's answer about HR `yes u8`, and of a hand-over `to HR u8`, both 1 or 0.
 */
export function encodeAct(act: Act): Buffer {
  return Buffer.concat([u8(actBytes[wordFor(act)]), dayBytes(act.day), ...payloadOf(act)]);
}

function wordFor(act: Act): keyof typeof actBytes {
  return act.kind === 'closed' && act.feedback === false ? 'closed_without' : act.kind;
}

function payloadOf(act: Act): Buffer[] {
  switch (act.kind) {
    case 'closed': {
      const reason = Buffer.from(act.reason, 'latin1');
      return [u8(reason.length), reason];
    }
    case 'stepped_down':
      return [idBytes(act.member)];
    case 'hr_answered':
      return [u8(act.yes ? 1 : 0)];
    case 'handed_over':
      return [u8(act.toHr ? 1 : 0)];
    default:
      return [];
  }
}

/** Reads what {@link encodeAct} wrote; throws `seal_format` for anything else. */
export function readAct(reader: ByteReader): Act {
  const kind = wordOf(actBytes, reader.u8());
  const day = dayOf(reader.u32());
  switch (kind) {
    case 'closed':
    case 'closed_without': {
      const reason = oneOf(closeReasons, reader.text(reader.u8()));
      return { kind: 'closed', day, reason, ...(kind === 'closed' ? {} : { feedback: false }) };
    }
    case 'stepped_down':
      return { kind, day, member: idFromBytes(reader.bytes(16)) };
    case 'hr_answered':
      return { kind, day, yes: readFlag(reader) };
    case 'handed_over':
      return { kind, day, toHr: readFlag(reader) };
    default:
      return { kind, day };
  }
}

function readFlag(reader: ByteReader): boolean {
  const flag = reader.u8();
  if (flag > 1) throw new SealError('seal_format');
  return flag === 1;
}
