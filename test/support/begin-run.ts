/** Once before all tests: names this run's databases, and says loudly when SQL Server is left out. */
export default function beginRun(): void {
  // Inherited by the workers.
  process.env.VISSLATEST_RUN = `${process.pid}_${Date.now().toString(36)}`;
  if ((process.env.MSSQL_URL ?? '') === '') {
    process.stderr.write(
      '\nSQL SERVER IS NOT TRIED: set MSSQL_URL=mssql://user:password@host:1433/master?encrypt=... to run these tests against it.\n',
    );
  }
}
