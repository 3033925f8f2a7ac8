import type { MailSettings } from '../channels/mail/settings';
import { decoded, type Parse } from './values';

const problem =
  'must be smtps://user:password@host:465, or smtp://user:password@host:587 for STARTTLS, with nothing behind it';

/** A user's signs that an address cannot hold are percent-encoded. */
export const smtpUrl: Parse<Omit<MailSettings, 'from'>> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^[a-z\d.-]+$/i.test(url.hostname)) return { problem };
  const { protocol, hostname: host, port, pathname, search, hash } = url;
  const isKnown = protocol === 'smtps:' || protocol === 'smtp:';
  if (!isKnown || !['', '/'].includes(`${pathname}${search}${hash}`)) return { problem };
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || pass === undefined || (user === '') !== (pass === ''))
    return { problem };
  const [tls, usual] =
    protocol === 'smtps:' ? (['at-once', 465] as const) : (['starttls', 587] as const);
  const login = user === '' ? undefined : { user, pass };
  return { value: { host, port: port === '' ? usual : Number(port), tls, login } };
};
