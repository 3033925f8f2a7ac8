/** Everything that is ever told of a request that failed at the door. */
export type DoorFault = 'dialogue_failed' | 'turn_failed' | 'bodies_full';
