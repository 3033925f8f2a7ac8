import { within } from '../within';
import { type MailFault, mailFaultOf } from './faults';
import type { MailSettings } from './settings';
import { openTransport } from './transport';

const timeout = 15_000;

export type MailAccess = 'reached' | MailFault;

/** Connects by TLS and logs in as for a mail, and sends none. */
export async function askMailServer(settings: MailSettings): Promise<MailAccess> {
  const asked = openTransport(settings)
    .verify()
    .then(() => 'reached' as const, mailFaultOf);
  const access = await within(timeout, asked);
  return access === 'late' ? 'mail_timeout' : access;
}
