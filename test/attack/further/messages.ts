import { readCopies, windowOf } from '../attacks/evidence';
import { spansOfHost } from '../attacks/host';
import { whoWroteInAll } from '../attacks/times';
import type { Observed } from '../play/observed';
import { chanceWithin, effectiveCrowd, excessBits } from '../statistics/information';
import { mean, quantile } from '../statistics/samples';
import { rounded } from './tried';

/** How far one gets with the first messages of each thread, by how many they are. */
export interface AfterMessages {
  readonly top1: number;
  /** As how many equally likely people the writer hides among, in half of all cases. */
  readonly crowd: number;
  /** Beyond an ideal product of which the same windows are known. */
  readonly bits: number;
}

/** Long-term intersection: whoever was there in every window in which something came. */
export function afterMessages(observed: readonly Observed[], most: number): AfterMessages[] {
  const threads = observed.flatMap((one) => {
    const reading = readCopies(one);
    return one.reports.map(({ writer, reference, wrote }) => ({
      one,
      writer,
      spans: spansOfHost(reference, one, reading),
      windows: wrote.map((at) => windowOf(at)),
    }));
  });
  return Array.from({ length: most }, (_, place) => {
    const each = threads.map(({ one, writer, spans, windows }) => {
      const attack = whoWroteInAll(spans.slice(0, place + 1), one);
      const ideal = whoWroteInAll(windows.slice(0, place + 1), one);
      return {
        top1: chanceWithin(attack, writer, 1),
        crowd: effectiveCrowd(attack),
        bits: excessBits(attack, ideal, writer),
      };
    });
    return {
      top1: rounded(mean(each.map(({ top1 }) => top1))),
      crowd: rounded(
        quantile(
          each.map(({ crowd }) => crowd),
          0.5,
        ),
      ),
      bits: rounded(mean(each.map(({ bits }) => bits))),
    };
  });
}

/** By how many bits most was learnt beyond the ideal, however many messages there were. */
export function worstOf(found: readonly AfterMessages[]): number {
  return Math.max(...found.map(({ bits }) => bits));
}
