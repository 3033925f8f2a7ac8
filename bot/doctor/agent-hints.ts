import { type Hint, isOn } from './hint';

/**
 * What an agent of a monitoring product sees. A request from Teams carries a token that does not cover what
 * comes with it: whoever reads one such header can press as anybody until the token has expired.
 */
const sees =
  'requests are traced with their times, and sometimes with their text and their headers. A header from Teams that is recorded opens to its reader, for an hour, what any member may see';

const takeOut = 'Take the agent and its variables away from the bot';

/** Beginnings of the variables by which products are set up, as their documentation names them. */
const products: readonly (readonly [name: string, product: string])[] = [
  ['DD_*', 'Datadog'],
  ['NEW_RELIC_*', 'New Relic'],
  ['ELASTIC_APM_*', 'Elastic APM'],
  ['DT_*', 'Dynatrace'],
  ['APPDYNAMICS_*', 'AppDynamics'],
  ['INSTANA_*', 'Instana'],
  ['SPLUNK_*', 'Splunk'],
  ['SENTRY_*', 'Sentry'],
  ['HONEYCOMB_*', 'Honeycomb'],
];

/** Libraries of agents that are loaded into every program of a machine. */
const injected =
  /oneagent|dynatrace|ddtrace|dd-trace|datadog|newrelic|appdynamics|instana|elastic-?apm/i;

/** What says that an agent may watch the bot. */
export const agentHints: readonly Hint[] = [
  ...['APPLICATIONINSIGHTS_CONNECTION_STRING', 'APPINSIGHTS_INSTRUMENTATIONKEY'].map((name) => ({
    name,
    says: `Application Insights may be on: ${sees}. Disconnect it and take the variable out.`,
  })),
  {
    name: 'ApplicationInsightsAgent_EXTENSION_VERSION',
    harms: isOn,
    says: `the agent of Application Insights is loaded: ${sees}. Take the variable out.`,
  },
  {
    name: 'OTEL_*',
    harms: (value) => !/^(?:none|true)$/i.test(value) && isOn(value),
    says: `OpenTelemetry is set up: ${sees}. Take the variables out.`,
  },
  ...products.map(([name, product]) => ({
    name,
    harms: isOn,
    says: `an agent of ${product} may be loaded: ${sees}. ${takeOut}.`,
  })),
  {
    name: 'LD_PRELOAD',
    harms: (value) => injected.test(value),
    says: `the machine loads an agent into every program: ${sees}. Except the bot from it.`,
  },
];

/**
 * Whether an agent's library lies in a process's memory.
 *
 * @param maps the process's map of its memory, as Linux tells it (proc(5), `/proc/pid/maps`)
 */
export function holdsAgent(maps: string): boolean {
  return maps.split('\n').some((line) => injected.test(line.slice(line.indexOf('/'))));
}

/** Said where {@link holdsAgent} finds one. */
export const agentInMemory = `a library of a monitoring agent is loaded: ${sees}. Except the bot from it.`;
