import { createColors } from 'picocolors';
import type { Paint } from './context';

/** The four ways in which a command makes text stand out. */
export function createPaint(colour: boolean): Paint {
  const { green, yellow, red, dim } = createColors(colour);
  return { good: green, doubtful: yellow, bad: red, faint: dim };
}
