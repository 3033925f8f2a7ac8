import { existsSync } from 'node:fs';
import { examine } from '../doctor/examine';
import { realProbes } from '../doctor/real-probes';
import { hourAt, systemClock } from '../platform/clock';
import type { Clock } from '../ports/clock';
import { chosenPolicy } from '../settings/chosen-policy';
import { readConfig } from '../settings/config';
import type { Environment } from '../settings/reader';
import type { Machine } from '../setup/machine';
import { paths } from '../setup/plan';
import type { SetupAnswers } from '../setup/questions';
import type { SetUp } from '../setup/setup';
import { describeChange } from '../start/advice-on-release';
import type { CommandAnswer, Paint, Terminal } from './context';
import { report } from './doctor-command';

/** How a setup ends: with what `doctor` says, and what is left to do by hand. Nothing is started here. */
export async function finishSetup(
  terminal: Terminal,
  machine: Machine,
  { answers, settings, changes, before }: SetUp,
  paint: Paint,
): Promise<{ readonly lines: readonly string[]; readonly json: object }> {
  const surroundings = {
    environment: { ...withoutSettings(terminal.environment), ...settings },
    nodeOptions: [`--env-file=${machine.at(paths.settings)}`],
  };
  const clock = systemClock();
  const probes = realProbes(surroundings, machine.at('/var/lib/vissla'), () => clock.now());
  const looked: CommandAnswer = report(await examine(probes), paint);
  const hasBegun = existsSync(settings.VISSLA_MARK ?? '');
  const changed = releaseChange(before, settings, clock);
  const next = hasBegun ? stepsAfter(changes.length > 0, changed) : nextSteps(answers.HOST);
  return {
    lines: [...looked.lines, '', 'Next:', ...next.map((step, at) => `${at + 1}. ${step}`)],
    json: { doctor: looked.json, next },
  };
}

/** What is left where the bot runs already, or ran. */
function stepsAfter(isChanged: boolean, release: string | undefined): readonly string[] {
  const restart =
    'systemctl daemon-reload && systemctl restart vissla: until then the bot runs with what it read at its start.';
  return [
    ...(isChanged ? [[restart, ...(release === undefined ? [] : [release])].join(' ')] : []),
    'vissla doctor',
  ];
}

/** From which day on another release holds; nothing where it is the one that was set before. */
function releaseChange(
  before: SetupAnswers,
  settings: Environment,
  clock: Clock,
): string | undefined {
  const names = ['VISSLA_RELEASE', 'VISSLA_RELEASE_HOUR', 'VISSLA_RELEASE_WEEKDAY'] as const;
  const earlier = Object.fromEntries(names.map((name) => [name, before[name]]));
  if (earlier.VISSLA_RELEASE === undefined) return undefined;
  const now = { today: clock.today(), hour: hourAt(clock.now()) };
  const held = chosenPolicy(readConfig({ ...settings, ...earlier }));
  return describeChange(held, chosenPolicy(readConfig(settings)), now);
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
