import { examine } from '../doctor/examine';
import { realProbes } from '../doctor/real-probes';
import { systemClock } from '../platform/clock';
import type { Environment } from '../settings/reader';
import type { Machine } from '../setup/machine';
import { paths } from '../setup/plan';
import type { SetUp } from '../setup/setup';
import type { CommandAnswer, Paint, Terminal } from './context';
import { report } from './doctor-command';

/**
 * How a setup ends: with what `doctor` says of it, and with what is left to do by hand, in its order. Nothing
 * is started here.
 */
export async function finishSetup(
  terminal: Terminal,
  machine: Machine,
  { answers, settings }: SetUp,
  paint: Paint,
): Promise<{ readonly lines: readonly string[]; readonly json: object }> {
  const surroundings = {
    environment: { ...withoutSettings(terminal.environment), ...settings },
    nodeOptions: [`--env-file=${machine.at(paths.settings)}`],
  };
  const clock = systemClock();
  const probes = realProbes(surroundings, machine.at('/var/lib/vissla'), () => clock.now());
  const looked: CommandAnswer = report(await examine(probes), paint);
  const next = nextSteps(answers.HOST);
  return {
    lines: [...looked.lines, '', 'Next:', ...next.map((step, at) => `${at + 1}. ${step}`)],
    json: { doctor: looked.json, next },
  };
}

/** The first start is one of these steps. */
function nextSteps(host: string | undefined): readonly string[] {
  return [
    'systemctl daemon-reload && vissla begin && systemctl enable --now vissla',
    ...(host === undefined
      ? []
      : [
          `A certificate for ${host}, then: ln -s ${paths.nginx} /etc/nginx/conf.d/vissla.conf && nginx -t && systemctl reload nginx`,
        ]),
    `vissla manifest${host === undefined ? '' : ` ${host}`}`,
    'vissla doctor',
    'vissla invite --desk whistleblowing --title TITLE, twice',
  ];
}

/** What is set where the command was called is not what the service gets. */
function withoutSettings(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('VISSLA_')),
  );
}
