import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addPapers, buildTree } from '../../scripts/package/build-tree';
import { pinnedNode } from '../../scripts/package/fetch-node';
import { run } from '../../scripts/package/run';
import { writeArchive } from '../../scripts/package/write-archive';
import { writeDeb } from '../../scripts/package/write-deb';
import { freePort } from '../support/houses/bot-process';
import { startFakeBotService } from '../support/messengers/fake-bot-service';
import { bootDebian, type Debian } from './package/debian';
import { serverOn } from './package/server';
import { elsewhere, log, staysUp } from './package/stays-up';
import { type PartFigures, requires, type Told } from './part';
import { seeded } from './seeded';

/** The versions that are installed, one over the other, whatever the program's own is. */
const [earlier, later] = ['0.0.1', '0.0.2'];
const epoch = 1_700_000_000;
/** How many upgrades are cut short, each at another moment. */
const cuts = 3;
/** How hard the packages are compressed. */
const quickly = 1;

/**
 * The packages on a clean Debian with a booted systemd: installed, set up, started, upgraded with data, cut
 * short in the middle of an upgrade, removed, purged. No report is lost by any of it, and nothing but the
 * word deletes database or vault.
 */
export async function tortureByPackage({ says, seed, chapter }: Told): Promise<PartFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-'));
  const service = await startFakeBotService();
  let debian: Debian | undefined;
  try {
    says('building');
    const debs = buildsTwo(folder, says);
    says('a clean Debian');
    debian = await bootDebian(folder);
    const { runs, tries } = debian;
    const server = serverOn(debian, service, await freePort());
    runs('apt-get update --quiet=2');

    says('installed');
    runs(`install -d ${dirname(log)} && ln -s ${elsewhere} ${log}`);
    const began = performance.now();
    await server.installs(debs.earlier);
    const installedMs = Math.round(performance.now() - began);
    requires(tries('command -v npm || command -v cc || command -v node').code !== 0, 'no compiler');
    requires(
      runs(
        'stat -c "%U:%G %a" /var/lib/vissla /var/lib/vissla-vault /etc/vissla /var/log/vissla',
      ) === 'vissla:vissla 700\nvissla:vissla 700\nroot:vissla 750\nroot:vissla 750\n',
      'folders',
    );
    runs('systemd-analyze verify vissla.service && apparmor_parser -QTK /etc/apparmor.d/vissla');
    const unset = tries('vissla doctor');
    requires(
      unset.code === 1 && unset.said.includes('vissla.env: setup writes it'),
      'doctor asks for settings',
    );

    server.isSetUp();
    begins(debian);
    runs('systemctl enable --now --quiet vissla');
    requires(await server.isReady(), 'it serves as soon as the start is back');
    const pid = runs('systemctl show --property=MainPID --value vissla').trim();
    requires(runs(`stat -c %U /proc/${pid}`) === 'vissla\n', 'its own account');
    requires(/^CapEff:\t0+$/m.test(runs(`cat /proc/${pid}/status`)), 'no capability');
    requires(runs(`/proc/${pid}/exe --version`) === `v${pinnedNode().version}\n`, 'its own Node');
    await server.joins('Kommunjurist');
    await server.joins('Säkerhetssamordnare');
    const reportCodes = [await server.files('Filed in the earlier version.')];
    const holds = async (): Promise<void> => {
      for (const reportCode of reportCodes)
        requires(await server.opens(reportCode), 'what was filed opens');
    };
    const { code, said } = tries('vissla doctor');
    requires(
      code === 1 &&
        !/^wrong +(?:settings|bot|database|vault|desks|files|platform|memory) /m.test(said),
      said,
    );

    says('refused, killed and cheated');
    await staysUp(debian, server);

    says('rotated log');
    runs('logrotate --force /etc/logrotate.d/vissla');
    requires(
      runs('stat -c "%U:%G %a %s" /var/log/vissla/vissla.log') === 'root:vissla 640 0\n',
      'an empty log that its readers may read',
    );

    says('upgraded');
    const awayMs = await server.isAwayDuring(server.installs(debs.later));
    requires(awayMs > 0, 'a new process');
    requires(versionOf(debian) === later, 'the later version');
    await holds();
    reportCodes.push(await server.files('Filed in the later version.'));

    const random = seeded(seed);
    for (let cut = 0; cut < cuts; cut++) {
      const milliseconds = Math.round(random() * 6_000);
      if (chapter !== undefined && chapter !== cut) continue;
      const path = server.brings(cut % 2 === 0 ? debs.earlier : debs.later);
      says(`cut short after ${milliseconds} ms (--chapter ${cut})`);
      await debian.cutsShort(`dpkg --install --force-downgrade ${path}`, milliseconds);
      runs(`rm -f /var/lib/dpkg/lock /var/lib/dpkg/lock-frontend; dpkg --configure --pending`);
      runs(`dpkg --install --force-downgrade ${path}; dpkg --configure --pending`);
      await server.untilReady();
      await holds();
    }

    says('removed, and installed again');
    runs('apt-get remove --yes vissla');
    requires(tries(`test -d /proc/${pid}`).code !== 0, 'it ended');
    requires(tries('systemctl is-active vissla').code !== 0, 'no service');
    await server.installs(debs.later);
    runs('systemctl enable --now --quiet vissla');
    await server.untilReady();
    await holds();

    says('purged, and installed again');
    runs('systemctl stop vissla');
    const kept = runs(sums);
    const purged = runs('apt-get purge --yes vissla');
    requires(purged.includes('The reports and their keys are left'), 'purge says what is left');
    requires(runs(sums) === kept, 'database and vault as they were');
    requires(tries('ls -d /etc/vissla /var/log/vissla /usr/lib/vissla').code !== 0, 'nothing else');
    await server.installs(debs.later);
    server.isSetUp();
    begins(debian);
    runs('systemctl enable --now --quiet vissla');
    await server.untilReady();
    await holds();
    runs('VISSLA_PURGE=reports-and-keys apt-get purge --yes vissla');
    requires(tries('ls -d /var/lib/vissla*').code !== 0, 'all gone when told');

    says('from the archive');
    const archive = server.brings(debs.archive);
    runs(`tar -xzf ${archive} -C /opt && /opt/vissla-${later}/system/install.sh`);
    requires(runs('vissla --help').includes('doctor'), 'the archive’s commands');
    server.isSetUp();
    begins(debian);
    runs('systemctl enable --now --quiet vissla');
    await server.untilReady();
    return {
      packageMb: megabytes(debs.later),
      archiveMb: megabytes(debs.archive),
      installedMs,
      awayMs,
      reports: reportCodes.length,
      cuts,
    };
  } catch (error) {
    if (debian !== undefined) says(debian.tries(looks).said);
    throw error;
  } finally {
    debian?.ends();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the server says of itself when something went wrong. */
const looks = 'systemctl status --no-pager --lines=20 vissla; tail /var/log/vissla/vissla.log';
const sums = 'sha256sum /var/lib/vissla/vissla.db /var/lib/vissla-vault/vault.json';
const megabytes = (path: string): number => Math.round(statSync(path).size / 1_000_000);

/** A first start in production is asked for by name, where the version knows that word. */
function begins({ runs, tries }: Debian): void {
  if (/^ {2}begin\b/m.test(runs('vissla --help'))) tries('vissla begin');
}

const versionOf = ({ runs }: Debian): string =>
  (JSON.parse(runs('cat /usr/lib/vissla/package.json')) as { readonly version: string }).version;

/** Two versions of one tree, and the second written twice: the bytes are the same. */
function buildsTwo(
  folder: string,
  says: (line: string) => void,
): { readonly earlier: string; readonly later: string; readonly archive: string } {
  const tree = join(folder, 'tree');
  const work = join(folder, 'work');
  buildTree(tree, work);
  addPapers(tree);
  const packs = (version: string): string => {
    const path = join(tree, 'package.json');
    const text = readFileSync(path, 'utf8').replace(
      /"version": "[^"]*"/,
      `"version": "${version}"`,
    );
    writeFileSync(path, text);
    return join(folder, writeDeb(tree, folder, work, epoch, quickly));
  };
  says('packing');
  const first = packs(earlier);
  const second = packs(later);
  const hash = run('sha256sum', [second]);
  requires(hash === run('sha256sum', [packs(later)]), 'the same tree gives the same bytes');
  const archive = join(folder, writeArchive(tree, folder, work, epoch));
  return { earlier: first, later: second, archive };
}
