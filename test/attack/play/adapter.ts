import type { Who } from '../../../bot/ports/people';
import type { openVissla } from '../../support/open-vissla';

/** Puts a flaw into the bot. Given by the controls alone: no setting leads here. */
export interface Adapter {
  readonly database?: NonNullable<Parameters<typeof openVissla>[0]>['database'];
  /** Before somebody does anything. */
  readonly writes?: (who: Who) => void;
  /** After somebody filed, with the path of the database. */
  readonly filed?: (who: Who, reference: string, file: string, vault: string) => void;
}
