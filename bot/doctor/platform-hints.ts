import type { Environment } from '../settings/reader';

/** A variable that makes something around the bot record what the bot itself never does. */
interface Hint {
  /** The variable's whole name, or with a star the beginning of it. */
  readonly name: string;
  /** Whether a value of it does harm; without it, every value but an empty one does. */
  readonly harms?: (value: string) => boolean;
  /** What it does, and what to do. */
  readonly says: string;
}

/** For a variable that may say that something is off. */
const isOn = (value: string): boolean => !/^(?:0|false|no|off|disabled)$/i.test(value);

const requestTimes =
  'the platform keeps the address and the second of every request, which names who was there when a report came';

const traces =
  'requests are traced with their times, and sometimes with their text and their headers';

/** Names as Azure App Service, Node, the Azure SDK and Express read them. */
const hints: readonly Hint[] = [
  {
    name: 'WEBSITE_HTTPLOGGING_RETENTION_DAYS',
    harms: isOn,
    says: `${requestTimes}. Turn web server logging off in App Service logs.`,
  },
  {
    name: 'WEBSITE_HTTPLOGGING_CONTAINER_URL',
    says: `${requestTimes}. Turn web server logging to the storage account off.`,
  },
  {
    name: 'DIAGNOSTICS_AZUREBLOB*',
    harms: isOn,
    says: 'the platform keeps the log with a time on every line, though the lines about reporters have none. Turn application logging to the storage account off.',
  },
  {
    name: 'APPLICATIONINSIGHTS_CONNECTION_STRING',
    says: `Application Insights may be on: ${traces}. Disconnect it and take the variable out.`,
  },
  {
    name: 'ApplicationInsightsAgent_EXTENSION_VERSION',
    harms: isOn,
    says: `the agent of Application Insights is loaded: ${traces}. Take the variable out.`,
  },
  {
    name: 'NODE_DEBUG',
    harms: isOn,
    says: 'Node writes what goes over the wire, tokens and texts among it. Take the variable out.',
  },
  {
    name: 'NODE_DEBUG_NATIVE',
    harms: isOn,
    says: 'Node writes what happens inside it. Take the variable out.',
  },
  {
    name: 'DEBUG',
    harms: isOn,
    says: 'libraries write every request with its time. Take the variable out.',
  },
  {
    name: 'AZURE_LOG_LEVEL',
    harms: (value) => /^(?:info|verbose)$/i.test(value),
    says: "Azure's libraries write every call with its time. Take the variable out, or set it to error.",
  },
  {
    // Agents of monitoring products are mostly loaded like this.
    name: 'NODE_OPTIONS',
    harms: (value) => /--(?:require|import|loader|experimental-loader)\b|(?:^|\s)-r\b/.test(value),
    says: 'other code is loaded before the bot, and sees all that it sees. Take --require and --import out.',
  },
  {
    name: 'NODE_OPTIONS',
    harms: (value) =>
      /--(?:inspect|heapsnapshot|heap-prof|cpu-prof|report-|trace-|tls-keylog|abort-on-uncaught)/.test(
        value,
      ),
    says: "the bot's memory or its connections can be read or are written to a file. Take the option out.",
  },
  {
    name: 'NODE_TLS_REJECT_UNAUTHORIZED',
    harms: (value) => value === '0',
    says: 'certificates are not checked: anybody on the way can read and answer. Take the variable out.',
  },
];

/** What a process's environment holds of these. Names variables, and shows no value. */
export function hintsIn(environment: Environment): readonly string[] {
  return hints.flatMap((hint) => {
    const names = Object.keys(environment)
      .filter((name) => matches(name, hint.name))
      .sort();
    const harmful = names.filter((name) => doesHarm(hint, environment[name]?.trim() ?? ''));
    return harmful.length === 0 ? [] : [`${harmful.join(', ')} is set: ${hint.says}`];
  });
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function doesHarm({ harms }: Hint, value: string): boolean {
  return value !== '' && (harms === undefined || harms(value));
}
