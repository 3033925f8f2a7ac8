import { availableParallelism } from 'node:os';
import { runAttack, wholeWorlds } from '../attack/run';
import type { PartFigures, Told } from './part';

/** The whole attack, as far as there is time: every control must be caught, and every goal kept. */
export async function tortureByAttack({ seed, hasTime, says }: Told): Promise<PartFigures> {
  says('worlds of up to 2,000 people, attacked');
  const processes = availableParallelism();
  const ran = await runAttack({
    small: false,
    seed,
    worlds: wholeWorlds,
    processes,
    hasTime,
    says,
  });
  if (ran.failed.length > 0) throw new Error(`the attack found ${ran.failed.join('; ')}`);
  const { rows, controls, order, played } = ran;
  return { rows: rows.length, controls: controls.length, pairs: order.pairs, ...played };
}
