import type { GuardRefusal } from './guard';

export type TurnFault = 'dialogue_failed' | 'dialogue_late' | 'card_not_posted';

export type TeamsFault = TurnFault | 'keys_unavailable' | 'turn_failed' | `refused_${GuardRefusal}`;
