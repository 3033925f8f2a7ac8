import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sayWay, showsOwn } from '../../bot/operator/doctor/say-way';
import { certificate, certificateKey } from './hosts-certificate';

describe('what doctor says of the way to a messenger', () => {
  const { HTTPS_PROXY: before } = process.env;
  const host = 'https://login.microsoftonline.com/';
  afterEach(() => {
    if (before === undefined) delete process.env.HTTPS_PROXY;
    else process.env.HTTPS_PROXY = before;
  });

  it('is that somebody opens TLS, where the certificate is of nobody known', async () => {
    const box = createServer({ cert: certificate, key: certificateKey });
    box.listen(0, '127.0.0.1');
    await once(box, 'listening');
    const url = `https://127.0.0.1:${(box.address() as AddressInfo).port}/`;
    expect(await sayWay(url)).toMatch(
      /^Somebody opens TLS between this machine and 127\.0\.0\.1: .* \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
    );
    // The same certificate at this machine's own server: nobody is between.
    const { port } = box.address() as AddressInfo;
    expect([await showsOwn(url, port), await showsOwn(url, 9)]).toEqual([true, false]);
    box.closeAllConnections();
    box.close();
  });

  it('is nothing where nobody answers and no proxy is set', async () => {
    delete process.env.HTTPS_PROXY;
    expect(await sayWay('http://127.0.0.1:9/')).toBeUndefined();
  });

  it.each([
    ['proxy.exempelby.example:3128', 'lets nothing through. Look whether it begins with http://'],
    ['http://canary:secret@127.0.0.1:9', '(127.0.0.1:9) does not answer'],
  ])('names the proxy %s, and no password', async (proxy, sentence) => {
    process.env.HTTPS_PROXY = proxy;
    const said = await sayWay(host);
    expect(said).toContain(sentence);
    expect(said).not.toContain('canary');
  });
});
