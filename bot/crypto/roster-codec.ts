import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import { utf8Length } from '../domain/page';
import type { DeskList, StaffMember } from '../ports/staff-store';
import { messengerBytes } from './draft-token';
import {
  type ByteReader,
  dayBytes,
  lengthAndText,
  optionalBytes,
  readBytes,
  u8,
  u16,
} from './fixed-width';
import { idBytes } from './id-bytes';
import { SealError } from './seal-error';
import { rosterSizes } from './sizes';
import { wordOf } from './words';

const standingBytes = { member: 1, waiting: 2 } as const satisfies Record<
  Member['standing'],
  number
>;
const seesBytes = { all: 0, day: 1, shown: 2 } as const;
const mostPasskeys = 2;

/**
 * A list of people: `format u8 = 1 | begun u8 [u32] | count u8 | the people | zeros`, up to a multiple of
 * 4,096 bytes. A person: `id 16 | standing u8 | sees u8 [u32] | away u8 [u32] | messenger u8 | title | tenant
 * | user | address | e-mail | passkeys u8 [id | public key]`. Texts and keys are behind their lengths, u16; a
 * day is there after a 1; an e-mail address of no length is none. There are two passkeys at most.
 */
export function encodeRoster({ members, from }: DeskList): Buffer {
  const head = [u8(1), ...optionalBytes(from, (day) => [dayBytes(day)]), u8(members.length)];
  const content = Buffer.concat([...head, ...members.flatMap(personBytes)]);
  const size = Math.ceil(content.length / rosterSizes.step) * rosterSizes.step;
  if (size > rosterSizes.most) throw new SealError('seal_size');
  return Buffer.concat([content, Buffer.alloc(size - content.length)]);
}

/** Reads what {@link encodeRoster} wrote; throws `seal_format` for anything else. */
export function decodeRoster(bytes: Buffer, desk: Desk): DeskList {
  const reader = readBytes(bytes);
  if (reader.u8() !== 1) throw new SealError('seal_format');
  const from = reader.optional(reader.day);
  const members = Array.from({ length: reader.u8() }, () => readPerson(reader, desk));
  if (reader.bytes(reader.rest()).some((byte) => byte !== 0)) throw new SealError('seal_format');
  return { members, from };
}

function personBytes(member: StaffMember): readonly Buffer[] {
  const { title, tenant, user, address, email = '', passkeys = [] } = member;
  if (passkeys.length > mostPasskeys) throw new SealError('seal_value');
  if (utf8Length(address) > rosterSizes.address) throw new SealError('seal_size');
  return [
    idBytes(member.id),
    u8(standingBytes[member.standing]),
    ...seesFrom(member),
    ...optionalBytes(member.awayUntil, (day) => [dayBytes(day)]),
    u8(messengerBytes[member.messenger]),
    ...[title, tenant, user, address, email].flatMap(lengthAndText),
    u8(passkeys.length),
    ...passkeys.flatMap(({ id, publicKey }) => [...sized(id), ...sized(publicKey)]),
  ];
}

function readPerson(reader: ByteReader, desk: Desk): StaffMember {
  const { sizedText: text } = reader;
  const bytes = (): Uint8Array => Uint8Array.from(reader.bytes(reader.u16()));
  const id = reader.id();
  const standing = wordOf(standingBytes, reader.u8());
  const sees = readSees(reader);
  const awayUntil = reader.optional(reader.day);
  const messenger = wordOf(messengerBytes, reader.u8());
  const [title, tenant, user, address, email] = [text(), text(), text(), text(), text()];
  const count = reader.u8();
  if (count > mostPasskeys) throw new SealError('seal_format');
  const passkeys = Array.from({ length: count }, () => ({ id: bytes(), publicKey: bytes() }));
  return {
    id,
    desk,
    title,
    standing,
    ...(sees !== undefined && { sees }),
    ...(awayUntil !== undefined && { awayUntil }),
    messenger,
    tenant,
    user,
    address,
    ...(email !== '' && { email }),
    ...(count > 0 && { passkeys }),
  };
}

const sized = (bytes: Uint8Array): readonly Buffer[] => [u16(bytes.length), Buffer.from(bytes)];

function seesFrom({ sees }: Member): readonly Buffer[] {
  if (sees === undefined) return [u8(seesBytes.all)];
  return sees === 'shown' ? [u8(seesBytes.shown)] : [u8(seesBytes.day), dayBytes(sees)];
}

function readSees(reader: ByteReader): Member['sees'] {
  const kind = wordOf(seesBytes, reader.u8());
  if (kind === 'all') return undefined;
  return kind === 'shown' ? kind : reader.day();
}
