import { copyFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../docs/read-docs';
import { codeIn, teamsSettings } from '../../support/houses/bot-process';
import type { FakeBotService } from '../../support/messengers/fake-bot-service';
import { filesReport } from '../../support/people/messenger-person';
import { type TeamsPerson, teamsPerson } from '../../support/people/teams-person';
import type { Debian } from './debian';

/** A bot that was installed by its package, and the people who write to it. */
export type Server = ReturnType<typeof serverOn>;

export function serverOn(debian: Debian, service: FakeBotService, port: number) {
  const address = `http://127.0.0.1:${port}`;
  let people = 0;
  const person = (): TeamsPerson => {
    people += 1;
    return teamsPerson(service, () => `${address}/api/messages`, `person ${people}`);
  };
  /** A connection that was closed while this process waited is heard of before it is used again. */
  const hears = (): Promise<void> => wait(50);
  const isReady = (): Promise<boolean> =>
    fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const server = {
    port,
    /** Whether it serves. */
    isReady,
    /** Puts a package where the server can install it, and gives where that is. */
    brings: (path: string) => {
      const name = basename(path);
      copyFileSync(path, join(debian.root, 'root', name));
      return `/root/${name}`;
    },
    /** Installs a package as the guide does, and gives what was said. */
    installs: (path: string) =>
      debian.runsBeside(
        `apt-get install --yes --no-install-recommends --allow-downgrades ${server.brings(path)}`,
      ),
    /** Writes settings and contacts, as the first installation does. */
    isSetUp: () => {
      const contacts = join(debian.root, 'etc/vissla/contacts.json');
      copyFileSync(join(root, 'examples', 'contacts.json'), contacts);
      const lines = Object.entries({
        VISSLA_PORT: String(port),
        VISSLA_HOST: '127.0.0.1',
        VISSLA_DATABASE_URL: 'sqlite:/var/lib/vissla/vissla.db',
        VISSLA_VAULT: 'file:/var/lib/vissla-vault/vault.json',
        VISSLA_ORGANISATION: "'Exempelby kommun'",
        VISSLA_WEBSITE_URL: 'https://www.exempelby.example/visselblasning',
        VISSLA_PRIVACY_URL: 'https://www.exempelby.example/personuppgifter',
        VISSLA_DISPOSAL_WHISTLEBLOWING: 'KS 2026/12 24',
        VISSLA_DISPOSAL_HR: 'preserve',
        VISSLA_CONTACTS: '/etc/vissla/contacts.json',
        VISSLA_PASSES: 'at-once',
        ...teamsSettings(service),
      }).map(([name, value]) => `${name}=${value}\n`);
      writeFileSync(join(debian.root, 'etc/vissla/vissla.env'), lines.join(''));
      debian.runs('chown root:vissla /etc/vissla/* && chmod 0640 /etc/vissla/*');
    },
    /** Waits until it serves; rejects after half a minute. */
    untilReady: async () => {
      for (let attempt = 0; attempt < 300; attempt++) {
        if (await isReady()) return;
        await wait(100);
      }
      throw new Error(
        `It does not serve.\n${debian.tries('systemctl status vissla; tail /var/log/vissla/vissla.log').said}`,
      );
    },
    /** For how many milliseconds it does not serve while something is done, and until it does again. */
    isAwayDuring: async (work: Promise<unknown>) => {
      let [isOver, away, last] = [false, 0, performance.now()];
      const done = work.finally(() => {
        isOver = true;
      });
      for (let ready = true; !isOver || !ready; ) {
        await wait(20);
        ready = await isReady();
        const now = performance.now();
        if (!ready) away += now - last;
        last = now;
      }
      await done;
      return Math.round(away);
    },
    /** Somebody joins the desk. */
    joins: async (title: string) => {
      const printed = debian.runs(`vissla invite --desk whistleblowing --title '${title}'`);
      const member = person();
      await hears();
      await member.opens();
      await member.enters(codeIn(printed));
      return member;
    },
    /** Files, waits until the handlers could read it, and gives the code. */
    files: async (what: string) => {
      await hears();
      const { reportCode } = await filesReport(person(), { what });
      for (let attempt = 0; attempt < 100; attempt++) {
        if (await server.opens(reportCode)) return reportCode;
        await wait(100);
      }
      throw new Error('what was filed is not opened');
    },
    /** Whether a code opens its thread. */
    opens: async (reportCode: string) => {
      const reporter = person();
      await hears();
      await reporter.opens();
      await reporter.enters(reportCode);
      return reporter.has('send');
    },
  };
  return server;
}
