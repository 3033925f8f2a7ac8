import type { MailAccess } from '../../channels/mail/probe';
import { type Findings, findingsOf, reportsOf } from './finding';

const { fine, skipped, warning, wrong } = reportsOf('mail');

const findings: Readonly<Record<MailAccess, Findings>> = {
  reached: fine(
    'The mail server takes the login, by TLS. Whether it takes a mail shows the next one.',
  ),
  mail_tls: wrong(
    'The mail server gives no TLS with a certificate that is good for its name: nobody is mailed. smtps:// is for port 465, smtp:// for STARTTLS. Name an authority of your own with NODE_EXTRA_CA_CERTS.',
  ),
  mail_login: wrong(
    'The mail server refuses the login. Correct user and password in VISSLA_SMTP_URL.',
  ),
  mail_address: wrong('VISSLA_SMTP_FROM is no address.'),
  mail_refused: wrong('The mail server refuses this machine. Ask who runs it.'),
  mail_timeout: warning('The mail server does not answer in time. Ask again later.'),
  mail_unreachable: wrong(
    'The mail server does not answer. Let the bot reach the host and port of VISSLA_SMTP_URL, through no proxy, or ask again later.',
  ),
};

/**
 * @param onWeb whether members join on the web, where nothing else tells them
 * @param unmailed how many of them have given no address
 */
export function checkMail(access: MailAccess | undefined, onWeb: boolean, unmailed = 0): Findings {
  if (access !== undefined)
    return findingsOf(
      findings[access],
      unmailed > 0 &&
        warning(
          `${unmailed === 1 ? '1 member' : `${unmailed} members`} who joined on the web gave no address: nothing tells them of a report. They give it at the web desk, under their own name.`,
        ),
    );
  return onWeb
    ? warning('Members on the web hear of no report. VISSLA_SMTP_URL turns the daily mail on.')
    : skipped(
        'Members are told in their messenger alone. VISSLA_SMTP_URL turns the daily mail on.',
      );
}
