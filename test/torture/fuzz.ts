import { fuzzInProcess } from './fuzz/in-process';
import { fuzzOverTheWire } from './fuzz/over-the-wire';
import type { PartFigures, Told } from './part';

/** One of so many goes to the built bot over a socket, the others to the product in this process. */
const wireShare = 20;

/**
 * Hostile requests at both doors: nothing is answered with a fault, nothing escapes, nothing is stored, and
 * the memory stays level. Rejects with how to repeat what failed.
 */
export async function tortureByFuzz(told: Told): Promise<PartFigures> {
  const { seed, inputs, chapter, hasTime, says } = told;
  const repeat = `npm run torture -- --only fuzz --inputs ${inputs} --seed ${seed}`;
  const began = performance.now();
  try {
    const share = Math.round(inputs / wireShare);
    const inProcess = await fuzzInProcess({
      seed,
      inputs: inputs - share,
      only: chapter,
      hasTime,
      says,
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    if (chapter !== undefined) return { inputs: inProcess.given, seconds };
    const wire = await fuzzOverTheWire({ seed, inputs: share, hasTime, says });
    return {
      inputs: inProcess.given,
      kinds: inProcess.kinds,
      grewMb: Math.round(inProcess.growth * 10) / 10,
      seconds,
      wire: wire.given,
      wireAnswered: wire.answered,
      wireGrewMb: Math.round(wire.growth * 10) / 10,
      wireSeconds: Math.round((performance.now() - began) / 1000) - seconds,
    };
  } catch (error) {
    throw new Error(`to be repeated by ${repeat}, or by --chapter with the input's number`, {
      cause: error,
    });
  }
}
