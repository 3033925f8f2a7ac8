import { entriesOf, sectionsOf } from '../domain/case-copy';
import type { DeskView } from '../domain/desk-view';
import {
  type Decided,
  type OpenRequest,
  openRequests,
  type SentCopy,
  sentCopies,
} from '../domain/request';
import { findNotes } from '../threads/notes';
import type { Look } from './commands/command';
import { sectionsOfCase } from './mask-words';
import { maskingsOf } from './maskings';
import { readHead } from './read-copy';

/** The requests for a record of a case that wait for a decision, the earliest first. */
export async function requestsOf({ world, visible }: Look): Promise<readonly OpenRequest[]> {
  const { internal } = await visible.keys();
  const notes = await findNotes(world, internal, visible.row.id);
  return openRequests(await notes.from(0), world.clock.today());
}

/** The copies of a case that can have gone out, and the day on which two agreed on the masked one. */
export async function copiesToSend(
  looked: Look,
): Promise<Pick<Decided, 'agreedOn'> & { readonly copies: readonly SentCopy[] }> {
  const { agreed } = await maskingsOf(looked);
  const copies = sentCopies.filter((copy) => copy !== 'masked' || agreed !== undefined);
  return { copies, agreedOn: agreed?.masking.agreed?.on };
}

/**
 * Texts for refusing a request: the masked copy's sections, or all of the desk's to choose from. A diary
 * number of which two have masked anything is left out.
 */
export async function refusalView(looked: Look): Promise<DeskView> {
  const { reference } = looked.visible.row;
  const { agreed } = await maskingsOf(looked);
  const whole = await readHead(looked);
  const [shown] = entriesOf([whole], agreed?.masking);
  const known = whole.message.body.number;
  const number = shown?.body?.number === known ? known : undefined;
  const sections = agreed === undefined ? sectionsOfCase(looked) : sectionsOf(agreed.masking.masks);
  return { name: 'desk_refusal', reference, number, sections };
}
