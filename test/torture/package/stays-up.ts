import { requires } from '../part';
import type { Debian } from './debian';
import type { Server } from './server';

export const log = '/var/log/vissla/vissla.log';
/** Where links in the place of the log lead. */
export const elsewhere = '/etc/cron.d/pwned';

/**
 * The installed unit, when something goes wrong: a start that cannot be fails at once and says why, what ends
 * by itself is started again, and the bot's account leads root's log nowhere else.
 */
export async function staysUp({ runs, tries }: Debian, server: Server): Promise<void> {
  const tells = (sentence: RegExp): void => {
    const said = runs(`tail --lines=3 ${log}`);
    requires(sentence.test(said), `${sentence} in ${said}`);
  };
  const startFails = (sentence: RegExp): void => {
    const { code, said } = tries('systemctl start vissla');
    requires(code !== 0 && said.includes('failed'), `a start that fails: ${said}`);
    tells(sentence);
  };
  const settings = '/etc/vissla/vissla.env';
  const node = '/usr/lib/vissla/bin/node';
  requires(/^Data: production\.$/m.test(runs('vissla status')), 'status');
  const asRoot = `${node} --env-file=${settings} /usr/lib/vissla/dist/bot/operator/vissla.js`;
  const { said: rotated } = tries(`${asRoot} keys rotate`);
  requires(rotated.startsWith('This is root, and the vault'), rotated);
  requires(runs('stat -c %U /var/lib/vissla-vault/vault.json') === 'vissla\n', "the vault's owner");
  runs('systemctl stop vissla');
  tells(/^Vissla \S+ ends, .*\.$/m);

  runs(`cp --preserve ${settings} /root/right && echo VISSLA_PASSES=never >> ${settings}`);
  startFails(/^Vissla \S+ does not start, /m);
  runs(`systemctl stop vissla && cp --preserve /root/right ${settings}`);
  const listens = `require("net").createServer().listen(${server.port},"127.0.0.1")`;
  runs(`systemd-run --quiet --unit=another ${node} -e '${listens}' && sleep 1`);
  startFails(/^Another program listens on port \d+/m);
  const { said: diagnosis } = tries('vissla doctor');
  requires(/^wrong +bot +(?:What|Somebody)/m.test(diagnosis), diagnosis);
  runs('systemctl stop vissla another; systemctl start vissla');

  // Code in the bot would have what it prints become a file of root's, by a link in the log's place.
  for (const line of [
    `rm -f ${log}`,
    'mv /var/log/vissla /var/log/elsewhere',
    `ln -s ${elsewhere} /var/log/vissla/another.log`,
    `ln -sf ${elsewhere} ${log}`,
    `sh -c ": >>${log}"`,
  ]) {
    const { said } = tries(`setpriv --reuid=vissla --regid=vissla --init-groups ${line}`);
    requires(/Permission denied|Operation not permitted/.test(said), `${line}: ${said}`);
  }
  runs('kill -9 $(systemctl show --property=MainPID --value vissla)');
  await server.untilReady();
  requires(runs(`stat -c "%U:%G %a" ${log}`) === 'root:vissla 640\n', 'the log goes on');
  tells(/^Vissla \S+ listens on .*\.$/m);
  requires(tries(`test -e ${elsewhere}`).code !== 0, 'nothing where a link would have led');
}
