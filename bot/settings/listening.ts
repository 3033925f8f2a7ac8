export interface Listening {
  /** An IP address, `loopback` for this machine only, or `any` for every interface. */
  readonly host: string;
  readonly port: number;
}

export function isEveryInterface(host: string): boolean {
  return host === 'any' || host === '0.0.0.0' || /^(?:::|(?:0+:)+0+)$/.test(host);
}

/** "127.0.0.1:3978", or "every interface, port 3978". */
export function describeListening({ host, port }: Listening): string {
  if (isEveryInterface(host)) return `every interface, port ${port}`;
  if (host === 'loopback') return `localhost:${port}`;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** An address at which this machine reaches what listens there. */
export function addressWithin({ host }: Listening): string {
  if (host === 'loopback' || host === 'any' || host === '0.0.0.0') return '127.0.0.1';
  return isEveryInterface(host) ? '::1' : host;
}
