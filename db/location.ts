/** The value of `VISSLA_DATABASE_URL`. */
export type DatabaseLocation = SqliteLocation | MssqlLocation;

/** A file on this machine: `sqlite:/var/lib/vissla/vissla.db`. */
export interface SqliteLocation {
  readonly kind: 'sqlite';
  readonly path: string;
}

/**
 * A database on a SQL Server, which must exist; the bot makes its tables:
 * `mssql://user:password@host:1433/database?encrypt=strict`.
 */
export interface MssqlLocation {
  readonly kind: 'mssql';
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly login: MssqlLogin;
  /**
   * `strict`, the default: TLS comes first and its certificate is checked (TDS 8.0). `negotiated`,
   * `?encrypt=true`: the server is asked in clear, and somebody on the way can answer that it has no TLS.
   * `none`, `?encrypt=false`: everything can be read on the way.
   */
  readonly encryption: 'strict' | 'negotiated' | 'none';
  /** Takes also one that nobody vouches for (`&trust-server-certificate=true`). */
  readonly trustsAnyCertificate: boolean;
}

/**
 * A user of SQL Server, or, without user and password, an identity of Azure. `client` names an assigned one:
 * `mssql://host:1433/database?client=<id>`.
 */
export type MssqlLogin =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'identity'; readonly client: string | undefined };

/** A chosen weakness of a connection; logged at the start, shown by `doctor`. */
export type DatabaseWarning =
  /** Nothing is encrypted on the way to the server. */
  | 'database_plaintext'
  /** Somebody on the way can strip the encryption. */
  | 'database_tls_negotiated'
  /** Somebody on the way can show a certificate of their own. */
  | 'database_certificate_unchecked';

export type Weakness =
  | DatabaseWarning
  /** SQLite without its write-ahead log: a reader stops the bot's writes. */
  | 'journal_mode';
