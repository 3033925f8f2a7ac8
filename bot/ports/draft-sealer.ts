import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { SubmissionId } from '../domain/operation';
import type { Who } from './people';

export type OpenedDraft<T> =
  | { readonly kind: 'live'; readonly draft: T }
  /** Older than it may be, but whole: the same view is shown again. */
  | { readonly kind: 'expired'; readonly draft: T }
  /** Changed, of another person, or of a day whose key is gone: the conversation starts over. */
  | { readonly kind: 'altered' };

/**
 * What a draft is submitted as: a report at a desk, a message, a yes or a no of the reporter's, what becomes
 * of minutes, a request to meet, a command of the desk's, or that a code was shown. A no that follows a yes
 * whose answer was lost on the way must not pass for that yes, sent twice.
 */
export type Purpose =
  | Desk
  | 'message'
  | 'yes'
  | 'no'
  | 'approve'
  | 'correct'
  | 'meet'
  | 'renew'
  | 'command'
  | 'code';

/**
 * A half-finished conversation, which travels sealed inside the dialog and is stored nowhere. It opens only
 * for the same person of the same tenant in the same messenger.
 */
export interface DraftSealer {
  /** Always the same length: 2,048 bytes of content. Throws when the content does not fit. */
  seal(draft: object, who: Who): Promise<string>;
  open<T extends object>(token: string, who: Who): Promise<OpenedDraft<T>>;
  /** Texts kept on the way back from the story: a second block of one fixed size. */
  sealTexts(texts: Readonly<Record<string, string>>, who: Who): Promise<string>;
  openTexts(token: string, who: Who): Promise<Readonly<Record<string, string>> | undefined>;
  /**
   * Names what is submitted from a draft by the draft's id (16 bytes, hexadecimal), the day on which it began
   * and what it is submitted as. So submitting it twice files once, across midnight too, and two purposes are
   * two things.
   */
  submission(draftId: string, began: Day, purpose: Purpose): Promise<SubmissionId>;
}
