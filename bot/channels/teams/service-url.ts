/**
 * The Bot Connector's hosts, the only ones that get the bot's token: those of the public cloud and of GCC,
 * which has the same login. Other clouds have another. Anybody can get a name under trafficmanager.net, so
 * that one is whole.
 */
const hosts: readonly string[] = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];
/** The Bot Framework's domain, in which only Microsoft names hosts. */
const domain = '.botframework.com';
const thisMachine: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

export type Trust = (url: string) => boolean;

/**
 * The closed list: over TLS on its usual port, to a host of the Bot Connector.
 * @param openIdUrl another metadata document than Microsoft's. If it is on this machine, as in the trial and
 * in tests, the Bot Connector may be as well.
 */
export function trustOf(openIdUrl: string | undefined): Trust {
  const isHere = openIdUrl !== undefined && thisMachine.includes(parsed(openIdUrl)?.hostname ?? '');
  return (url) => {
    const read = parsed(url);
    if (read === undefined) return false;
    const { protocol, hostname, port, username, password } = read;
    if (username !== '' || password !== '') return false;
    if (isHere && thisMachine.includes(hostname)) return true;
    if (protocol !== 'https:' || port !== '') return false;
    return hosts.includes(hostname) || hostname.endsWith(domain);
  };
}

/** Throws if the service URL is none. */
export function connectorUrl(serviceUrl: string, path: string): URL {
  return new URL(path, `${serviceUrl.replace(/\/+$/, '')}/`);
}

/** Whether two service URLs are the same to Microsoft's SDKs: in any case, with or without a last slash. */
export function isSameService(one: unknown, other: string): boolean {
  return typeof one === 'string' && normal(one) === normal(other);
}

function normal(url: string): string {
  return url.toLowerCase().replace(/\/+$/, '');
}

function parsed(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
