export type { Dialogue, Press, Shown } from '../ports/dialogue';
