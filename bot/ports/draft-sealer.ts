import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { SubmissionId } from '../domain/operation';
import type { Who } from './people';

export type OpenedDraft<T> =
  | { readonly kind: 'live'; readonly draft: T }
  /** Too old, but whole: the same view is shown again. */
  | { readonly kind: 'expired'; readonly draft: T }
  /** Changed, another person's, or of a day whose key is gone: the conversation starts over. */
  | { readonly kind: 'altered' };

/**
 * What a draft is submitted as. A yes and a no differ, so that a no is never taken for the yes before it,
 * sent twice.
 */
export type Purpose =
  | Desk
  | 'message'
  | 'yes'
  | 'no'
  | 'approve'
  | 'correct'
  | 'meet'
  | 'punished'
  | 'renew'
  | 'command'
  | 'code';

/**
 * Seals half-finished conversations, which travel in the dialog and are stored nowhere. One opens only for
 * the same person of the same tenant in the same messenger.
 */
export interface DraftSealer {
  /** Always the same length: 2,048 bytes of content; throws when more. */
  seal(draft: object, who: Who): Promise<string>;
  open<T extends object>(token: string, who: Who): Promise<OpenedDraft<T>>;
  /** Texts on the way back from the story: a second block of one fixed size. */
  sealTexts(texts: Readonly<Record<string, string>>, who: Who): Promise<string>;
  openTexts(token: string, who: Who): Promise<Readonly<Record<string, string>> | undefined>;
  /**
   * Names a submission by the draft's id (16 bytes, hexadecimal), its first day and the purpose. So
   * submitting it twice files once, across midnight too.
   */
  submission(draftId: string, began: Day, purpose: Purpose): Promise<SubmissionId>;
}
