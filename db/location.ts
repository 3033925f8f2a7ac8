/** Where the database is, and how it is reached. */
export type DatabaseLocation = SqliteLocation | MssqlLocation;

/** A file on this machine. */
export interface SqliteLocation {
  readonly kind: 'sqlite';
  readonly path: string;
}

/** A database on a SQL Server, which must be there already; its tables are made by the bot. */
export interface MssqlLocation {
  readonly kind: 'mssql';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly login: MssqlLogin;
  /**
   * `strict`: TLS comes first and its certificate is checked (TDS 8.0). `negotiated`: the server is asked for TLS in
   * clear, and whoever sits between can answer that it has none. `none`: everything can be read on the way.
   */
  readonly encryption: 'strict' | 'negotiated' | 'none';
  /** Whether a certificate that nobody vouches for is taken; never under `strict`. */
  readonly trustsAnyCertificate: boolean;
}

/** Who logs in: a user of SQL Server, or an identity of Azure, of which `client` names one that was assigned. */
export type MssqlLogin =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'identity'; readonly client: string | undefined };

/** What is weak about a connection although it was asked for by name; logged at the start, shown by `doctor`. */
export type DatabaseWarning =
  /** Nothing is encrypted on the way to the server. */
  | 'database_plaintext'
  /** Whoever sits between can strip the encryption. */
  | 'database_tls_negotiated'
  /** Whoever sits between can show a certificate of his own. */
  | 'database_certificate_unchecked';

/** What the operator should know about a location that was chosen weaker than it need be. */
export function locationWarnings(location: DatabaseLocation): readonly DatabaseWarning[] {
  if (location.kind === 'sqlite' || location.encryption === 'strict') return [];
  if (location.encryption === 'none') return ['database_plaintext'];
  return location.trustsAnyCertificate
    ? ['database_tls_negotiated', 'database_certificate_unchecked']
    : ['database_tls_negotiated'];
}
