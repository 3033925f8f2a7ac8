import { randomBytes } from 'node:crypto';
import type { MemberId } from '../../../bot/domain/ids';
import { parseInvitationCode } from '../../../bot/domain/invitation';
import type { Member } from '../../../bot/domain/member';
import { renewPasskeys } from '../../../bot/operator/commands/invite';
import { nodeRandom } from '../../../bot/platform/random';
import type { Redeemed } from '../../../bot/ports/people';
import type { NewPasskey } from '../../../bot/ports/staff';
import type { Person, TestVissla } from '../open-vissla';

/** A passkey as a device makes it: nothing of it is checked before it is kept. */
export function newPasskey(): NewPasskey {
  const publicKey = Uint8Array.from(randomBytes(77));
  return { id: randomBytes(16).toString('base64url'), publicKey, name: '' };
}

/** Somebody types a code at the web desk, and makes a passkey there. */
export async function typesOnTheWeb(
  { vissla, clock }: Pick<TestVissla, 'vissla' | 'clock'>,
  typed: string,
  passkey: NewPasskey = newPasskey(),
): Promise<Redeemed> {
  const code = parseInvitationCode(typed);
  if (code === undefined) throw new Error('no code');
  const drawn = (): string => randomBytes(16).toString('hex');
  return vissla.webDesk.passkeys.redeem({
    ...{ code, passkey, handle: drawn(), now: clock.now() },
    audit: { id: drawn() as never, day: clock.today() },
  });
}

/** Somebody without an account joins on the web by an invitation. */
export async function joinsOnTheWeb(
  office: TestVissla,
  title: string,
  passkey?: NewPasskey,
): Promise<Member> {
  return memberOf(await typesOnTheWeb(office, await office.invite(title), passkey));
}

/** The operator makes a code by which a member renews lost passkeys. */
export async function codeToRenew(
  { people, clock }: TestVissla,
  member: MemberId,
): Promise<string> {
  const { lines } = await renewPasskeys(
    { people, clock, random: nodeRandom(), environment: {} },
    member,
  );
  return lines[0] ?? '';
}

/** A member has a code shown in the messenger; gives it as it is read there. */
export async function seesOwnCode(member: Person): Promise<string> {
  await member.opens('desk');
  await member.presses('desk_people');
  await member.presses('desk_account');
  const view = await member.presses('desk_own_code');
  if (view.name !== 'desk_account' || view.code === undefined) throw new Error('no code is shown');
  return view.code;
}

/** A messenger's member adds a passkey by such a code. */
export async function addsPasskey(
  office: TestVissla,
  member: Person,
  passkey?: NewPasskey,
): Promise<Member> {
  return memberOf(await typesOnTheWeb(office, await seesOwnCode(member), passkey));
}

function memberOf(redeemed: Redeemed): Member {
  if (!('member' in redeemed)) throw new Error(redeemed.kind);
  return redeemed.member;
}
