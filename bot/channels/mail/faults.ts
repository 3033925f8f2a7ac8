import { MessengerError } from '../notify-error';
import { own } from '../untrusted';

/** Holds nothing about the recipient. */
export type MailFault =
  | 'mail_address'
  | 'mail_tls'
  | 'mail_login'
  | 'mail_refused'
  | 'mail_timeout'
  | 'mail_unreachable';

export class MailError extends MessengerError<MailFault> {}

/** Nodemailer's codes. Any other means that the server was not reached. */
const faults: Readonly<Record<string, MailFault>> = {
  ETLS: 'mail_tls',
  EAUTH: 'mail_login',
  ENOAUTH: 'mail_login',
  EENVELOPE: 'mail_refused',
  EMESSAGE: 'mail_refused',
  EABORT: 'mail_timeout',
  ETIMEDOUT: 'mail_timeout',
};

/** OpenSSL's and Node's codes for a certificate or a handshake that does not do. */
const ofTls = /CERT|SIGN|CRL|^CA_|ISSUER|^ERR_(?:TLS|SSL)|^EPROTO$/;

/** Reads an error's codes alone: its message repeats what the server said, and addresses with it. */
export function mailFaultOf(error: unknown): MailFault {
  if (ofTls.test(String(own(error, 'originalCode')))) return 'mail_tls';
  return faults[String(own(error, 'code'))] ?? 'mail_unreachable';
}
