import { type Answers, detailsOf, involvedOnes, matters } from '../../bot/domain/questionnaire';

/** Every combination of answers: triage is total over them. */
export function* everyAnswer(): Generator<Answers> {
  for (const about of matters) {
    for (const detail of detailsOf(about)) {
      for (let redaction = 0; redaction < 2 ** involvedOnes.length; redaction++) {
        const involved = involvedOnes.filter((_, bit) => (redaction & (1 << bit)) !== 0);
        yield { about, detail, involved };
      }
    }
  }
}
