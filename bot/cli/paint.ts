import { createColors } from 'picocolors';
import type { Paint } from './context';

/** How a command makes text stand out, in four ways. */
export function createPaint(colour: boolean): Paint {
  const { green, yellow, red, dim } = createColors(colour);
  return { good: green, doubtful: yellow, bad: red, faint: dim };
}
