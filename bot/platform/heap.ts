import { setFlagsFromString } from 'node:v8';

/**
 * Each beat makes buffers the size of the image: by its own measure Node collects all memory at every fifth
 * beat, which costs half of a beat.
 */
export function letHeapGrow(): void {
  setFlagsFromString('--heap-growing-percent=130');
}
