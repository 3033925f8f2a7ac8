import { runAttack } from '../attack/run';
import type { PartFigures, Told } from './part';

/** The small attack: every control must be caught, and every goal kept. */
export async function tortureByAttack({ seed, says }: Told): Promise<PartFigures> {
  says('worlds of 200 people, attacked');
  const ran = await runAttack({ small: true, seed, worlds: 3, processes: 1, says });
  if (ran.failed.length > 0) throw new Error(`the attack found ${ran.failed.join('; ')}`);
  return { rows: ran.rows.length, controls: ran.controls.length, pairs: ran.order.pairs };
}
