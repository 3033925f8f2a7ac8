import { execFile } from 'node:child_process';

/** A service manager that does not take the word within this long starts nothing. */
const patience = 5_000;

/**
 * Tells systemd that the bot serves, where its service waits for that (`Type=notify`): until then
 * `systemctl start` waits, and it fails when the bot ends instead. Node has no sockets of that kind, so
 * systemd's own program says it (systemd-notify(1)). Elsewhere nothing is done. Gives whether the word went
 * out, or was not asked for.
 *
 * @param environment the process's own
 */
export function tellServiceManager(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  if (environment.NOTIFY_SOCKET === undefined) return Promise.resolve(true);
  const { NOTIFY_SOCKET, PATH } = environment;
  // It gets nothing of the settings.
  const options = { env: { NOTIFY_SOCKET, PATH }, timeout: patience };
  return new Promise((resolve) => {
    execFile('systemd-notify', ['--ready'], options, (error) => {
      resolve(error === null);
    });
  });
}
