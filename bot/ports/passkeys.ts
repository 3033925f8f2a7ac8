import type { AuditEntry } from '../domain/audit';
import type { Desk, MemberId } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import type { Member } from '../domain/member';
import type { Redeemed } from './people';

/** A passkey as the list of people holds it: its public half (WebAuthn Level 3, 6.5.1). */
export interface Passkey {
  /** The credential's id, at most 255 bytes, in base64url. */
  readonly id: string;
  /** A COSE key, at most 600 bytes. */
  readonly publicKey: Uint8Array;
}

/** A person of a desk, and the passkeys by which the web desk knows the person. */
export interface PasskeyHolder {
  readonly member: Member;
  /** The user handle of the person's passkeys: 32 hexadecimal digits, which say nothing elsewhere. */
  readonly handle: string;
  readonly passkeys: readonly Passkey[];
  /** Set where a member's new passkey waits: the person sees nothing by it yet. */
  readonly renews?: MemberId | undefined;
}

/** What a code opens: a place at a desk, or the own account of a messenger's member. */
export type CodeFound =
  | { readonly kind: 'invitation'; readonly desk: Desk; readonly title: string }
  | { readonly kind: 'own'; readonly holder: PasskeyHolder }
  | { readonly kind: 'refused' | 'desk_full' };

/** Who signs in at the web desk. Asked at every request: nobody is a member in memory. */
export interface Passkeys {
  /** Also of a person who waits. */
  holderOf(passkey: Passkey['id']): Promise<PasskeyHolder | undefined>;
  holder(member: MemberId): Promise<PasskeyHolder | undefined>;
  /** Looks at a code without using it up. A wrong one counts against the invitation with its locator. */
  look(code: InvitationCode, now: number): Promise<CodeFound>;
  /**
   * Uses a code up with a new passkey, in one transaction. An invitation makes its person a member, or one
   * who waits; a member's own code adds the passkey to the member (`admitted`); by a code that renews, the
   * passkey waits. A passkey that somebody has, or one too many, is refused.
   * @param handle the new passkey's user handle
   */
  redeem(request: {
    readonly code: InvitationCode;
    readonly handle: string;
    readonly passkey: Passkey;
    readonly now: number;
    readonly audit: Pick<AuditEntry, 'id' | 'day'>;
  }): Promise<Redeemed>;
  /**
   * Adds the second passkey of a person; false if there are two already.
   * @param by the passkey by which the person has signed in: it must still be the person's
   */
  addSecond(
    member: MemberId,
    by: Passkey['id'],
    passkey: Passkey,
    audit: Pick<AuditEntry, 'id' | 'day'>,
  ): Promise<boolean>;
}
