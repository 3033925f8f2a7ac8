import { isEmailAddress } from '../../domain/email';
import { drawInvitationCode, formatInvitationCode } from '../../domain/invitation';
import { limits } from '../../domain/limits';
import { auditEntry } from '../case/audit-entry';
import type { At } from '../case/desk-draft';
import type { DeskPress } from '../case/page-press';
import { accountView } from './account';

const at: At = { kind: 'account' };

/** Shows how the member signs in. */
export const showAccount: DeskPress = () => ({ at });

/** Shows a code once, by which the member adds a passkey on the web. With two passkeys there is none. */
export const showOwnCode: DeskPress = async (pressed) => {
  const { world, member } = pressed;
  const code = drawInvitationCode(world.random);
  const expiresAt = world.clock.now() + limits.ownCodeMinutes * 60_000;
  const entry = auditEntry(world, member, 'passkey_code_made');
  const isMade = await world.people.storeCode(
    { as: 'own', member: member.id },
    { code, expiresAt },
    entry,
  );
  if (!isMade) return { at };
  return { at, view: { ...(await accountView(pressed)), code: formatInvitationCode(code) } };
};

/** Removes the member's passkeys. One who has no account in a messenger keeps them. */
export const removeOwnPasskeys: DeskPress = async (pressed) => {
  const { world, member } = pressed;
  const entry = auditEntry(world, member, 'passkeys_removed');
  if (!(await world.people.removePasskeys(entry))) return { at };
  const view = { ...(await accountView(pressed)), passkeys: 0 };
  return { at, view, remark: 'passkeys_removed' };
};

/** Keeps the member's address for the daily notice. */
export const saveEmail: DeskPress = async ({ world, member, fields }) => {
  const email = (fields.email ?? '').trim();
  if (!world.mails || !isEmailAddress(email)) return { at, remark: 'email_wrong', fields };
  await world.people.setEmail(member.id, email);
  return { at, remark: 'email_saved' };
};

/** Forgets that address. */
export const removeEmail: DeskPress = async ({ world, member }) => {
  await world.people.setEmail(member.id, undefined);
  return { at, remark: 'email_removed' };
};
