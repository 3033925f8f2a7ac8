import { readFileSync } from 'node:fs';
import { join } from 'node:path';

describe.each(['door', 'desk'])("nginx's file for the %s", (page) => {
  const text = readFileSync(join(__dirname, `../../system/nginx-${page}.conf`), 'utf8');
  const [, pattern = ''] = /"~(\^[^"]+)" \$net;/.exec(text) ?? [];
  const from = (address: string): string =>
    new RegExp(pattern).exec(address)?.groups?.net ?? address;

  it('counts one network of IPv6 as one sender, since it has addresses without number', () => {
    expect(from('2001:db8:1:2:3:4:5:6')).toBe(from('2001:db8:1:2:ffff::1'));
    expect(from('2001:db8:1:2::1')).not.toBe(from('2001:db8:1:3::1'));
    expect([from('192.0.2.1'), from('192.0.2.2')]).toEqual(['192.0.2.1', '192.0.2.2']);
  });

  it('limits by that alone', () => {
    const zones = [...text.matchAll(/^limit_(?:req|conn)_zone (\S+) zone=/gm)].map(([, by]) => by);
    expect(zones.length).toBeGreaterThan(1);
    expect(zones.join(' ')).not.toContain('remote_addr');
  });
});
