import type { Day } from '../domain/day';
import type { Who } from './people';
import type { Submission } from './pool';

export type OpenedDraft<T> =
  | { readonly kind: 'live'; readonly draft: T }
  /** Older than it may be, but whole: the same view is shown again. */
  | { readonly kind: 'expired'; readonly draft: T }
  /** Changed, of another person, or of a day whose key is gone: the conversation starts over. */
  | { readonly kind: 'altered' };

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
   * Names a draft by its id (16 bytes, hexadecimal) and the day on which it began, so that submitting it
   * twice files once, across midnight too.
   */
  submission(draftId: string, began: Day): Promise<Submission>;
}
