import { noiseLength } from '../../bot/channels/even-size';
import { seeded } from '../torture/seeded';
import { type Next, normal } from './crowd';

/** Bytes of the invented story, and of a person's own: their median, and the spread of the logarithm. */
const invented = 1_150;
const own = { median: 900, spread: 0.7 } as const;
/** Nine practices in ten leave the invented story as it is. */
const kept = 0.9;

/** The adversary counts in steps: lengths are spread over thousands of bytes. */
const step = 100;
const draws = 400_000;

const ownStory = (next: Next): number =>
  Math.min(6_000, own.median * Math.exp(own.spread * normal(next)));

/**
 * How much more likely the last press of so many reports and practices is a report's, by its bytes. The
 * adversary knows both spreads, from so many presses of his own.
 */
export function likeBytes(hasNoise: boolean) {
  const noise = (practice: boolean, next: Next): number =>
    hasNoise ? noiseLength(practice, invented, next) : 0;
  const report = (next: Next): number => ownStory(next) + noise(false, next);
  const practice = (next: Next): number =>
    (next() < kept ? invented : ownStory(next)) + noise(true, next);
  const next = seeded(7);
  const [ofReport, ofPractice] = [report, practice].map((length) => spreadOf(length, next));
  const evidence = (bytes: number): number => {
    const at = Math.floor(bytes / step);
    // One that practice never had in all these draws is a report's.
    return (ofReport?.get(at) ?? 0) / (ofPractice?.get(at) ?? 0.5);
  };
  return (reports: number, practices: number, draw: Next): number => {
    let sum = 0;
    for (let n = 0; n < reports; n++) sum += evidence(report(draw));
    for (let n = 0; n < practices; n++) sum += evidence(practice(draw));
    return sum;
  };
}

function spreadOf(length: (next: Next) => number, next: Next): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let n = 0; n < draws; n++) {
    const at = Math.floor(length(next) / step);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}
