import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { programVersion } from '../../bot/platform/project-root';
import { readFile, root } from '../docs/read-docs';
import { houseSettings } from '../support/houses/bot-process';
import type { PartFigures, Told } from './part';

const port = 3978;

/** This machine's programs over files that are forgotten, and a systemd that sees nothing else of it. */
const boot = `
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
cd "$1/root"
mount -t proc proc proc
mount --rbind /sys sys
mount --rbind /dev dev
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mount -t cgroup2 none sys/fs/cgroup
mkdir -p opt/vissla
mount --bind "$2" opt/vissla
exec env -i container=other PATH="$PATH" chroot . /lib/systemd/systemd --system --unit=multi-user.target
`;

const prepare = `
set -e
ip link set lo up
# What a folder that was the bot's may hold.
install -d /var/log/vissla && ln -s /etc/cron.d/pwned /var/log/vissla/vissla.log
sh /opt/vissla/system/prepare.sh
cat > /etc/systemd/system/vissla.service
systemctl daemon-reload
`;

/**
 * The unit of the guide under a systemd of its own: a start comes back when the bot serves, one that cannot
 * be fails at once, and what ends by itself is started again. Needs root, and a machine with systemd.
 */
export async function tortureByService({ says }: Told): Promise<PartFigures> {
  if (process.getuid?.() !== 0 || !existsSync('/lib/systemd/systemd')) {
    says('the service is not tried: this is not root, or a machine without systemd');
    return { tried: 0 };
  }
  says('the service of the guide, under systemd');
  const folder = mkdtempSync(join(tmpdir(), 'vissla-service-'));
  const namespaces = ['--mount', '--pid', '--net', '--ipc', '--uts', '--cgroup'];
  const words = [...namespaces, '--fork', '--kill-child', 'sh', '-c', boot, 'sh', folder, root];
  const machine = spawn('unshare', words, { stdio: 'ignore' });
  try {
    return tries(await within(machine));
  } finally {
    machine.kill('SIGKILL');
    if (machine.exitCode === null && machine.signalCode === null) await once(machine, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ran {
  readonly status: number | null;
  readonly said: string;
  readonly milliseconds: number;
}

/** Runs lines of shell in there. */
type Run = (script: string, input?: string) => Ran;

async function within(machine: ChildProcess): Promise<Run> {
  for (let tries = 0; tries < 300; tries++) {
    await wait(100);
    if (machine.exitCode !== null) break;
    const [first] = readFileSync(`/proc/${machine.pid}/task/${machine.pid}/children`, 'utf8').split(
      ' ',
    );
    const run: Run = (script, input = '') => {
      const began = performance.now();
      const enter = [
        '-t',
        first ?? '',
        '-m',
        '-p',
        '-n',
        '-i',
        '-u',
        '-r',
        '-w',
        'sh',
        '-c',
        script,
      ];
      const { status, stdout, stderr } = spawnSync('nsenter', enter, {
        env: { PATH: process.env.PATH },
        input,
        encoding: 'utf8',
      });
      return { status, said: stdout + stderr, milliseconds: performance.now() - began };
    };
    if (/^(?:running|degraded)$/m.test(run('systemctl is-system-running').said)) return run;
  }
  throw new Error('systemd did not come up');
}

const settings = {
  ...houseSettings('/var/lib/vissla', port),
  VISSLA_HOST: '127.0.0.1',
  VISSLA_VAULT: 'file:/var/lib/vissla-vault/vault.json',
  VISSLA_CONTACTS: '/opt/vissla/examples/contacts.json',
  // There is no way out of that machine: the bot starts without Slack.
  VISSLA_SLACK_BOT_TOKEN: 'xoxb-invented',
  VISSLA_SLACK_TEAM: 'T0INVENTED',
  VISSLA_SLACK_SIGNING_SECRET: 'invented-invented-inv',
};

const linesOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');

function tries(run: Run): PartFigures {
  const unit = readFile('system/vissla.service');
  const sets = (values: Readonly<Record<string, string>>): Ran =>
    run(
      'cat > /etc/vissla/vissla.env && chown root:vissla /etc/vissla/vissla.env',
      linesOf(values),
    );
  const says = (what: string, script: string, sentence: RegExp): Ran =>
    expects(what, run(script), 'well', sentence);
  const last = 'tail -n 1 /var/log/vissla/vissla.log';
  const asks = `curl --silent --show-error --include --fail http://127.0.0.1:${port}/readyz`;
  const command = 'node --env-file=/etc/vissla/vissla.env /opt/vissla/dist/bot/operator/vissla.js';
  const it = `Vissla ${programVersion()}`;

  expects('account and unit', run(prepare, unit), 'well', /^$/);
  sets(settings);
  const started = says('a start', 'systemctl start vissla', /^$/);
  says('the bot, as soon as the start is back', asks, /^vissla-version: /m);
  says('a command of root that only looks', `${command} status`, /^Data: production\.$/m);
  expects('one that writes', run(`${command} keys rotate`), 'not', /^This is root, and the vault/);
  says("the vault's owner", 'stat -c %U /var/lib/vissla-vault/vault.json', /^vissla$/m);
  says('a stop', 'systemctl stop vissla', /^$/);
  says('what is said of it', last, RegExp(`^${it} ends, .*\\.$`, 'm'));

  sets({ ...settings, VISSLA_RELEASE: 'never' });
  const refused = expects(
    'a setting that is wrong',
    run('systemctl start vissla'),
    'not',
    /failed/,
  );
  says(
    'why it does not start',
    'tail -n 3 /var/log/vissla/vissla.log',
    RegExp(`^${it} does not start, `, 'm'),
  );
  says('the end of its trying', 'systemctl stop vissla', /^$/);
  sets(settings);
  says(
    'another program on the port',
    `systemd-run --quiet --unit=another node -e 'require("net").createServer().listen(${port},"127.0.0.1")' && sleep 1`,
    /^$/,
  );
  expects('a port that is taken', run('systemctl start vissla'), 'not', /failed/);
  says('why it does not start', last, /^Another program listens on port \d+/);
  says('what doctor says', `${command} doctor || true`, /^wrong +bot +(?:What|Somebody)/m);
  says('the port, free again', 'systemctl stop vissla another; systemctl start vissla', /^$/);

  // Code in the bot would have what it prints become a file of root's, by a link in the log's place.
  for (const link of [
    'rm -f /var/log/vissla/vissla.log',
    'mv /var/log/vissla /var/log/elsewhere',
    'ln -s /etc/cron.d/pwned /var/log/vissla/another.log',
    'ln -sf /etc/cron.d/pwned /var/log/vissla/vissla.log',
    'sh -c ": >>/var/log/vissla/vissla.log"',
  ])
    expects(
      'a link of the bot',
      run(asBot(link)),
      'not',
      /Permission denied|Operation not permitted/,
    );
  says('a kill', 'kill -9 $(systemctl show -p MainPID --value vissla)', /^$/);
  const back = says(
    'the bot, by itself',
    `for n in $(seq 120); do sleep 0.5; ${asks} && exit; done; exit 1`,
    /200 OK/,
  );
  says(
    'the log, which goes on',
    `stat -c '%U:%G %a' /var/log/vissla/vissla.log && ${last}`,
    /^root:vissla 640\nSlack: not reached yet\.$/m,
  );
  says('nothing where a link would have led', '[ ! -e /etc/cron.d/pwned ]', /^$/);
  return {
    tried: 1,
    startMs: Math.round(started.milliseconds),
    refusedMs: Math.round(refused.milliseconds),
    backMs: Math.round(back.milliseconds),
  };
}

/** A line of shell that code in the bot would run. */
const asBot = (line: string): string =>
  `setpriv --reuid=vissla --regid=vissla --init-groups ${line}`;

/** Gives what ran, or throws with what it said. */
function expects(what: string, ran: Ran, ends: 'well' | 'not', sentence: RegExp): Ran {
  const { status, said } = ran;
  if ((status === 0) === (ends === 'well') && sentence.test(said)) return ran;
  throw new Error(`${what}: ended with ${String(status)}, and said ${said}`);
}
