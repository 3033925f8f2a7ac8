import type { Environment } from '../../settings/reader';
import { type Findings, orFine, reportsOf } from './finding';

const { fine, wrong } = reportsOf('platform');

/**
 * A variable that makes something around the bot record what the bot never does. A name may end in a star;
 * `says` is what it does, and what to do.
 */
type Hint = readonly [name: string, harms: (value: string) => boolean, says: string];

const isOn = (value: string): boolean => !/^(?:0|false|no|off|disabled)$/i.test(value);
const always = (): boolean => true;

const traces =
  'requests are traced with their times, and sometimes with their text and their headers';

/** Names as Azure App Service, Node, the Azure SDK and Express read them. */
const hints: readonly Hint[] = [
  [
    'WEBSITE_HTTPLOGGING_*',
    isOn,
    'the platform keeps the address and the second of every request, which names who was there when a report came. Turn web server logging off in App Service logs.',
  ],
  [
    'DIAGNOSTICS_AZUREBLOB*',
    isOn,
    'the platform keeps the log with a time on every line, though the lines about reporters have none. Turn application logging to the storage account off.',
  ],
  [
    'APPLICATIONINSIGHTS_CONNECTION_STRING',
    always,
    `Application Insights may be on: ${traces}. Disconnect it and take the variable out.`,
  ],
  [
    'ApplicationInsightsAgent_EXTENSION_VERSION',
    isOn,
    `the agent of Application Insights is loaded: ${traces}. Take the variable out.`,
  ],
  [
    'NODE_DEBUG*',
    isOn,
    'Node writes what goes over the wire, tokens and texts among it, or what happens inside it. Take the variable out.',
  ],
  ['DEBUG', isOn, 'libraries write every request with its time. Take the variable out.'],
  [
    'AZURE_LOG_LEVEL',
    (value) => /^(?:info|verbose)$/i.test(value),
    "Azure's libraries write every call with its time. Take the variable out, or set it to error.",
  ],
  // Most agents of monitoring products are loaded like this.
  [
    'NODE_OPTIONS',
    (value) => /--(?:require|import|loader|experimental-loader)\b|(?:^|\s)-r\b/.test(value),
    'other code is loaded before the bot, and sees all that it sees. Take --require and --import out.',
  ],
  [
    'NODE_OPTIONS',
    (value) => danger.test(value),
    "the bot's memory or its connections can be read or are written to a file. Take the option out.",
  ],
  [
    'NODE_TLS_REJECT_UNAUTHORIZED',
    (value) => value === '0',
    'certificates are not checked: anybody on the way can read and answer. Take the variable out.',
  ],
];

const danger =
  /--(?:inspect|heapsnapshot|heap-prof|cpu-prof|report-|trace-|tls-keylog|abort-on-uncaught)/;

/** Looks in this command's environment for what undoes anonymity. Never shows a value. */
export function checkPlatform(environment: Environment): Findings {
  return orFine(
    hints.flatMap(([wanted, harms, says]) => {
      const isHarmful = (name: string): boolean => {
        const value = environment[name]?.trim() ?? '';
        return matches(name, wanted) && value !== '' && harms(value);
      };
      const harmful = Object.keys(environment).filter(isHarmful).sort();
      return harmful.length === 0 ? [] : wrong(`${harmful.join(', ')} is set: ${says}`);
    }),
    fine(
      "Nothing in this command's environment asks for request logs, traces or debugging. What is in front of the bot (a proxy, a gateway) and agents that watch the machine cannot be seen from here: they must keep no access log and no headers.",
    ),
  );
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
