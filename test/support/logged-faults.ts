/** What a start and an end say of themselves. */
const operatorLine =
  /^(?:Vissla \S+ (?:listens on .+|ends), \d{4}-\d\d-\d\d \d\d:\d\d\.|A new installation was begun: .+|Slack: not reached yet\.|The audit ends at \d+(?:-[0-9A-Z]{4}){6}: keep this apart from the database\.)$/;

/**
 * The lines that a bot wrote about faults, in order; whatever else it wrote is no line of the log, and an
 * error.
 */
export function loggedFaults(output: string): readonly Record<string, string>[] {
  return (
    output
      .split('\n')
      .filter((line) => line !== '' && !operatorLine.test(line))
      .map((line) => JSON.parse(line) as Record<string, string>)
      // What `MSSQL_URL` asks for may be weak; that is said at each start.
      .filter(({ level }) => level !== 'warn')
  );
}
