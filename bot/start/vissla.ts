import type { WebDeskParts } from '../channels/web/desk/world';
import type { Closing } from '../desk/case/close-together';
import type { join } from '../desk/dialog/join';
import type { AuditHead } from '../domain/audit-head';
import type { Desk } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import type { PassKeeper } from '../keeper/pass/pass-keeper';
import type { Mailing } from '../keeper/upkeep/mail';
import type { Dialogue } from '../ports/dialogue';
import type { SignProof } from '../ports/documents';
import type { People, Who } from '../ports/people';

/** The product without its messengers. */
export interface Vissla {
  readonly dialogue: Dialogue;
  /** The reporter's dialogue for visitors of the web, of whom nobody is known. */
  readonly door: Dialogue;
  readonly pass: PassKeeper;
  readonly people: People;
  /** The desk's dialogue for those who have signed in on the web, and who may. */
  readonly webDesk: WebDeskParts;
  readonly closing: Closing;
  join(who: Who, code: InvitationCode): ReturnType<typeof join>;
  deskOf(who: Who): Promise<Desk | undefined>;
  readonly signProof: SignProof;
  auditHead(): Promise<AuditHead | undefined>;
  /** Others may have drawn or destroyed keys. Called every minute, and not by a press. */
  lookForKeys(): Promise<void>;
  readonly mails: Mailing;
  /** Called hourly; also reads the keys again, and destroys replaced ones. */
  tidy(): Promise<void>;
  /** Each beat stores what was sent. */
  readonly beats: {
    start(): void;
    /** The last beat. Called before the process ends, when nothing more comes in. */
    end(): Promise<void>;
  };
}
