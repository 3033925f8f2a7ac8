import type { Who } from '../../../bot/ports/people';
import type { openVissla, TestVissla } from '../../support/open-vissla';

/** Puts a flaw into the bot. Given by the controls alone: no setting leads here. */
export interface Adapter {
  readonly database?: NonNullable<Parameters<typeof openVissla>[0]>['database'];
  readonly vault?: NonNullable<Parameters<typeof openVissla>[0]>['vault'];
  /** Stands between people and the bot. */
  readonly office?: (office: TestVissla) => TestVissla;
  /** How many processes have begun: each counts for the log from zero. */
  readonly begun?: () => number;
  /** At each full hour, before anything happens in it. */
  readonly hourly?: (hour: number) => Promise<void>;
  /** Before somebody does anything. */
  readonly writes?: (who: Who) => void;
  /** After somebody filed, with the path of the database. */
  readonly filed?: (who: Who, reference: string, file: string, vault: string) => void;
}
