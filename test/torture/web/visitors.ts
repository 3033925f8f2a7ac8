import { setPriority } from 'node:os';
import { webPerson } from '../../support/people/web-person';

/** Each request has a connection of its own: one that is kept open may be closed just when it is used. */
const asThroughNginx = { Connection: 'close' };

/**
 * A process of its own, called with the door's address and a number: so many visitors press at once. It gives
 * way to the bot on the same processors, or it would measure how busy this machine is.
 */
async function visit([door = '', visitors = '']: readonly string[]): Promise<void> {
  setPriority(10);
  let [answered, busy] = [0, 0];
  const visits = Array.from({ length: Number(visitors) }, async (_, nth) => {
    const visitor = webPerson(() => door, `Besök ${nth}`, 'sv', asThroughNginx);
    try {
      await visitor.opens();
      answered += 1;
      await visitor.presses('have_code');
      // Each derives keys, which is what costs most.
      await visitor.presses('open', { code: '1234 5678 1234 5678 1234 5678' });
      answered += 1;
    } catch {
      busy += 1;
    }
  });
  await Promise.all(visits);
  console.log(JSON.stringify({ answered, busy }));
}

void visit(process.argv.slice(2));
