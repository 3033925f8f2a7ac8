import type { Locale } from '../../domain/ids';
import type { Cards, Dialogue } from '../channel';
import type { SlackTurnFault } from './faults';
import type { Web } from './web';

export interface Tools {
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  readonly web: Pick<Web, 'call'>;
  readonly fault: (code: SlackTurnFault) => void;
}
