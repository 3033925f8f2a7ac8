import type { TeamsRefusal } from './guard';

export type TeamsTurnFault = 'dialogue_failed' | 'dialogue_late' | 'card_not_posted';

export type TeamsFault =
  | TeamsTurnFault
  | 'keys_unavailable'
  | 'turn_failed'
  | `refused_${TeamsRefusal}`;
