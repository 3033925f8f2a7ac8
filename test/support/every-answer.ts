import { type Answers, detailsOf, involvedOnes, matters } from '../../bot/domain/questionnaire';

/** Every combination of answers: triage is total over them. */
export function* everyAnswer(): Generator<Answers> {
  for (const about of matters) {
    for (const detail of detailsOf(about)) {
      for (let mask = 0; mask < 2 ** involvedOnes.length; mask++) {
        const involved = involvedOnes.filter((_, bit) => (mask & (1 << bit)) !== 0);
        yield { about, detail, involved };
      }
    }
  }
}
