export type DoorFault = 'dialogue_failed' | 'turn_failed' | 'bodies_full';
