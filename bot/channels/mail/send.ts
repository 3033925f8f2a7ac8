import { isEmailAddress } from '../../domain/email';
import type { Notifier } from '../../ports/notices';
import { MailError, mailFaultOf } from './faults';
import type { MailSettings } from './settings';
import { openTransport } from './transport';

/** Mails one member each time, constant words. Rejects with a {@link MailError}; the caller tries again. */
export function createMailNotifier(options: {
  readonly settings: MailSettings;
  readonly words: { readonly subject: string; readonly text: string };
  readonly timeoutMilliseconds?: number | undefined;
}): Notifier {
  const { settings, words, timeoutMilliseconds = 30_000 } = options;
  const { from } = settings;
  const transport = openTransport(settings);
  return {
    notify: async (_member, address) => {
      if (!isEmailAddress(address)) throw new MailError('mail_address');
      const mail = {
        from,
        to: { name: '', address },
        envelope: { from, to: address },
        ...words,
        // Nobody's answering machine answers (RFC 3834, 5).
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(timeoutMilliseconds),
      };
      await transport.sendMail(mail).catch((error: unknown) => {
        throw new MailError(mailFaultOf(error));
      });
    },
  };
}
