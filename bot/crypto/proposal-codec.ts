import type { Day } from '../domain/day';
import type { Locale, MemberId } from '../domain/ids';
import { closeReasons } from '../domain/message';
import type { Proposal } from '../domain/proposal';
import { dayBytes, lengthAndText, optionalBytes, readBytes, u8 } from './fixed-width';
import { idBytes } from './id-bytes';
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
    ...optionalBytes(agreed, deedBytes),
    ...optionalBytes(undone, (done) => [...deedBytes(done), u8(localeBytes[done.locale])]),
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
  const deed = (): Deed => ({ by: reader.id(), on: reader.day() });
  const head = { filedOn: reader.day(), by: reader.id() };
  const agreed = reader.optional(deed);
  const undone = reader.optional(() => ({ ...deed(), locale: wordOf(localeBytes, reader.u8()) }));
  const rest = {
    threads: Array.from({ length: reader.u8() }, reader.id),
    reason: oneOf(closeReasons, reader.sizedText()),
    measures: reader.sizedText(),
    text: reader.sizedText(),
  };
  const alone = format === 2 ? reader.sizedText() : undefined;
  if (alone !== undefined && agreed === undefined) throw new SealError('seal_format');
  reader.end();
  return {
    ...head,
    ...rest,
    ...(agreed && { agreed: alone === undefined ? agreed : { ...agreed, alone } }),
    ...(undone && { undone }),
  };
}

interface Deed {
  readonly by: MemberId;
  readonly on: Day;
}

function deedBytes({ by, on }: Deed): Buffer[] {
  return [idBytes(by), dayBytes(on)];
}
