import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Mandate, Member, Person } from '../domain/member';
import { utf8Length } from '../domain/page';
import type { DeskList, Passkey, StaffMember, UsedCode } from '../ports/staff';
import { messengerBytes } from './draft-token';
import { readBytes } from './fixed-width';
import {
  both,
  byte,
  bytes,
  day,
  encode,
  type Format,
  id,
  list,
  mapped,
  optional,
  record,
  short,
  sized,
  tagged,
  text,
  word,
} from './formats';
import { SealError } from './seal-error';
import { rosterSizes } from './sizes';

type Stored = Omit<StaffMember, 'desk' | 'from'>;
type Later = 'sees' | 'awayUntil' | 'passkeys' | 'email' | 'mandate' | 'renews' | 'was';

const sees = mapped<NonNullable<Member['sees']>, ReturnType<typeof day.read> | undefined>(
  optional(day),
  (from) => (from === 'shown' ? undefined : from),
  (from) => from ?? 'shown',
);

const mandate = record<Mandate>({
  decision: text,
  until: optional(day),
  secrecyOn: optional(day),
});
const passkey = record<Passkey>({
  ...{ id: text, publicKey: sized(short, bytes), name: text },
  ...{ madeOn: day, usedOn: day },
});

/** Behind its length: what each person has, and then the rest behind its tags. Tags are for ever. */
const person: Format<Stored> = sized(
  short,
  both(
    record<Omit<Stored, Later>>({
      id,
      standing: word({ member: 1, waiting: 2 }),
      messenger: word(messengerBytes),
      title: text,
      tenant: text,
      user: text,
      address: text,
    }),
    tagged<Pick<Stored, Later>>({
      sees: [1, sees],
      awayUntil: [2, day],
      passkeys: [3, list(byte, passkey)],
      email: [4, text],
      mandate: [5, mandate],
      renews: [6, id],
      was: [7, list(byte, id)],
    }),
  ),
);

interface StoredList extends Required<Omit<DeskList, 'members'>> {
  readonly members: readonly Stored[];
}

/** The day from which a desk begun again reads, the people, who left, and the used codes. */
const rosterFormat = record<StoredList>({
  from: optional(day),
  members: list(byte, person),
  former: list(byte, record<Person>({ id, title: text })),
  used: list(byte, record<UsedCode>({ locator: text, until: day })),
});

/** A list of people, with zeros up to a multiple of 4,096 bytes. */
export function encodeRoster({ from, members, former = [], used = [] }: DeskList): Buffer {
  if (!members.every(fits)) throw new SealError('seal_size');
  const content = encode(rosterFormat, { from, members, former, used });
  const size = Math.ceil(content.length / rosterSizes.step) * rosterSizes.step;
  if (size > rosterSizes.most) throw new SealError('seal_size');
  return Buffer.concat([content], size);
}

function fits({ address, passkeys = [], email = '' }: StaffMember): boolean {
  const isLonger = ({ id, publicKey, name }: Passkey): boolean =>
    id.length > rosterSizes.passkeyId ||
    publicKey.length > rosterSizes.publicKey ||
    utf8Length(name) > limits.passkeyNameBytes;
  return (
    utf8Length(address) <= rosterSizes.address &&
    utf8Length(email) <= limits.emailBytes &&
    passkeys.length <= limits.passkeys &&
    !passkeys.some(isLonger)
  );
}

/** Throws `seal_format` for what {@link encodeRoster} did not write. */
export function decodeRoster(bytes: Buffer, desk: Desk): DeskList {
  const reader = readBytes(bytes);
  const { members, ...rest } = rosterFormat.read(reader);
  if (reader.bytes(reader.rest()).some((byte) => byte !== 0)) throw new SealError('seal_format');
  return { members: members.map((one) => ({ ...one, desk })), ...rest };
}
