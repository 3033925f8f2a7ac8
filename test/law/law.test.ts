import fc from 'fast-check';
import { type Aspect, aspects, live } from './compare';
import { type History, makeHistory } from './history';
import { type Pair, pairsOf } from './plans';

describe.each(['teams', 'slack', 'web'] as const)('the law, in %s', (messenger) => {
  let history: History;
  beforeAll(async () => {
    history = await makeHistory(messenger);
  });
  afterAll(() => history.place.remove());

  /** Until the pass nothing that can be seen tells a world in which somebody sends from the other one. */
  const holds = (processes: readonly number[], numRuns: number): Promise<void> => {
    const alike = async ({ with: one, without: other }: Pair): Promise<void> => {
      const sent = await live(history, one, { processes, messenger });
      const nothing = await live(history, other, { processes, messenger });
      for (const aspect of aspects) expect(of(sent, aspect)).toStrictEqual(of(nothing, aspect));
    };
    const property = fc.asyncProperty(pairsOf(history), alike);
    return fc.assert(property, { numRuns, endOnFailure: true });
  };

  it('holds to the byte, with one process', () => holds([0], 3));
  it('holds to the byte, with two processes whose clocks differ', () => holds([0, 137], 2));
});

const of = ({ trace }: Awaited<ReturnType<typeof live>>, aspect: Aspect) => [aspect, trace[aspect]];
