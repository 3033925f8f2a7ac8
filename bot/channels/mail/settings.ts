export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `at-once` for `smtps`, `starttls` for `smtp`. There is no third one. */
  readonly tls: 'at-once' | 'starttls';
  /** None where the server takes mails of this machine without a login. */
  readonly login?: { readonly user: string; readonly pass: string } | undefined;
  readonly from: string;
  /** Tests only: a certificate to trust instead of those that Node trusts. */
  readonly ca?: string | undefined;
}
