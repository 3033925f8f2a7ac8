import { everyWrite, openFrozenHouse } from '../support/houses/frozen-house';
import { type PartFigures, requires, type Told } from './part';

/**
 * Freezes one of two processes at every kind of write of a beat and of a pass. The other says why it waits
 * and goes on; the woken one writes nothing over it and ends.
 */
export async function tortureByFreezing({ says, hasTime }: Told): Promise<PartFigures> {
  const house = await openFrozenHouse();
  let freezes = 0;
  try {
    for (const write of everyWrite) {
      if (!hasTime()) break;
      const where = `${write.kind} of a ${write.inPass ? 'pass' : 'beat'}`;
      const { at, exitCode, output, written } = await house.freezesAt(write);
      requires(exitCode === 1, `ended by itself after ${where}`);
      requires(output.includes('"code":"store_overtaken"'), `said why after ${where}`);
      requires(written.length === 0, `wrote nothing after ${where}`);
      await house.servers.starts(at);
      freezes += 1;
      says(`frozen at ${where}`);
    }
    const seen = await house.readsAll(0);
    requires(
      JSON.stringify(seen) === JSON.stringify([...house.sent].sort()),
      'all that was sent is there once',
    );
    return { freezes, sent: house.sent.length };
  } finally {
    await house.ends();
  }
}
