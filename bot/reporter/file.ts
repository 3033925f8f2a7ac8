import { fromHex } from '../domain/hex';
import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Who } from '../ports/people';
import { addresseeOf } from './answers';
import type { Conversation, Event, DesksNow } from './conversation';
import { dated } from './days';
import { fileReport } from './file-report';
import { desksNow } from './desks-now';
import type { ReporterWorld } from './reporter';
import { everybody } from './views';

/** Files the report with whom it is for just now, or says why it cannot be; then its text stays where it is. */
export async function file(world: ReporterWorld, who: Who, state: Conversation): Promise<Event> {
  const { keys } = state;
  if (keys === undefined) return { kind: 'refused', remark: 'failed', redraw: {} };
  const desks = await desksNow(world, who);
  const desk = addresseeOf(state);
  const refused = refusalAt(desk, state, desks);
  if (refused !== undefined) return refused;
  const filed = await fileReport(
    world,
    { ...state, excluded: excludedAt(desk, state, desks) },
    {
      desk,
      blindIndex: fromHex(keys.blindIndex),
      publicKey: fromHex(keys.publicKey),
    },
  );
  world.journal.count(filed.again ? 'report_filed_again' : 'report_filed');
  if (!filed.again) world.onPosted();
  return {
    kind: 'filed',
    reference: filed.reference,
    ...dated(filed.desk, filed.filedOn, world.hrClock),
    opensOn: desks.opensOn,
    again: filed.again,
  };
}

/** Why nothing can be filed at a desk. HR's desk is open as long as it has somebody. */
function refusalAt(
  desk: Desk,
  { excluded }: Conversation,
  { hr, readers }: DesksNow,
): Event | undefined {
  if (desk === 'hr') {
    return hr.length > 0 ? undefined : { kind: 'refused', remark: 'hr_empty', redraw: {} };
  }
  if (readers.length < limits.deskOpensAt) {
    return { kind: 'refused', remark: 'intake_closed', redraw: {} };
  }
  return readers.every((person) => excluded.includes(person.id)) ? { kind: 'nobody' } : undefined;
}

/** Who must not see it. What a client sends is untrusted on every way to here: only the desk's own can be excluded. */
function excludedAt(
  desk: Desk,
  { excluded }: Conversation,
  desks: DesksNow,
): Conversation['excluded'] {
  // At HR's desk nobody is named: where one of them is involved, the report does not go there.
  const known = desk === 'hr' ? [] : everybody(desks).map((person) => person.id);
  return excluded.filter((id) => known.includes(id));
}
