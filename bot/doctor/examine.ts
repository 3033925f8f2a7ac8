import { codeOf } from '../domain/error-code';
import type { Config } from '../settings/config';
import { askMessengers } from './ask-messengers';
import { checkSettings } from './check-settings';
import { type Check, checks, type Examined } from './checks';
import { type Finding, skipped, wrong } from './finding';
import type { Probes } from './probes';

/** Runs every check and gives the findings, in the order of the list of checks. */
export async function examine(probes: Probes): Promise<readonly Finding[]> {
  const { config, findings } = checkSettings(probes);
  const examined = config && examinedOf(probes, config);
  const all = [...findings];
  for (const check of checks)
    all.push(...(await attempt(check, () => run(check, examined, probes))));
  return all;
}

/** Questions that several checks ask are asked once. */
function examinedOf(probes: Probes, config: Config): Examined {
  return {
    probes,
    config,
    stores: once(() => probes.stores(config)),
    messengers: once(() => askMessengers(probes, config)),
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}

function run(
  { names, look, withoutSettings }: Check,
  examined: Examined | undefined,
  probes: Probes,
): ReturnType<Check['look']> {
  if (examined !== undefined) return look(examined);
  return (
    withoutSettings?.(probes) ??
    names.map((name) => skipped(name, 'Not looked at: put the settings right first.'))
  );
}

/** A check that fails is reported as wrong; the others still run. */
async function attempt(
  { names: [name] }: Check,
  look: () => ReturnType<Check['look']>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    const code = codeOf(error) ?? 'unexpected';
    return [wrong(name, `This check failed (${code}). docs/codes.md explains the codes.`)];
  }
}
