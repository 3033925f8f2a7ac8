import { fromHex } from '../domain/hex';
import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Who } from '../ports/people';
import { addresseeOf } from './answers';
import type { Conversation, Intent, Setting } from './conversation';
import { dated } from './days';
import { fileReport } from './file-report';
import { look } from './look';
import type { Reporter } from './reporter';
import { everybody } from './views';

/** Files the report with whom it is for just now, or says why it cannot be; then its text stays where it is. */
export async function file(reporter: Reporter, who: Who, state: Conversation): Promise<Intent> {
  const { keys } = state;
  if (keys === undefined) return { kind: 'refused', remark: 'failed', carry: {} };
  const setting = await look(reporter, who);
  const desk = addresseeOf(state);
  const refused = refusalAt(desk, state, setting);
  if (refused !== undefined) return refused;
  const filed = await fileReport(
    reporter,
    { ...state, excluded: excludedAt(desk, state, setting) },
    {
      desk,
      blindIndex: fromHex(keys.blindIndex),
      publicKey: fromHex(keys.publicKey),
    },
  );
  reporter.journal.count(filed.again ? 'report_filed_again' : 'report_filed');
  if (!filed.again) reporter.written();
  return {
    kind: 'filed',
    reference: filed.reference,
    ...dated(filed.desk, filed.filedOn, reporter.hrClock),
    opensOn: setting.opensOn,
    again: filed.again,
  };
}

/** Why nothing can be filed at a desk. HR's desk is open as long as it has somebody. */
function refusalAt(
  desk: Desk,
  { excluded }: Conversation,
  { hr, readers }: Setting,
): Intent | undefined {
  if (desk === 'hr') {
    return hr.length > 0 ? undefined : { kind: 'refused', remark: 'hr_empty', carry: {} };
  }
  if (readers.length < limits.deskOpensAt) {
    return { kind: 'refused', remark: 'intake_closed', carry: {} };
  }
  return readers.every((person) => excluded.includes(person.id)) ? { kind: 'nobody' } : undefined;
}

/** Who must not see it. What a client sends is untrusted on every way to here: only the desk's own can be excluded. */
function excludedAt(
  desk: Desk,
  { excluded }: Conversation,
  setting: Setting,
): Conversation['excluded'] {
  // At HR's desk nobody is named: where one of them is involved, the report does not go there.
  const known = desk === 'hr' ? [] : everybody(setting).map((person) => person.id);
  return excluded.filter((id) => known.includes(id));
}
