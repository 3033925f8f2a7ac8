import { checkPlatform } from '../../bot/operator/doctor/check-platform';
import { diagnose } from './house';

describe('what the platform would note', () => {
  it.each([
    ['WEBSITE_HTTPLOGGING_RETENTION_DAYS', '3', /second of every request/],
    ['WEBSITE_HTTPLOGGING_CONTAINER_URL', 'https://canary', /second of every request/],
    ['DIAGNOSTICS_AZUREBLOBCONTAINERSASURL', 'https://canary', /a time on every line/],
    ['DIAGNOSTICS_AZUREBLOBRETENTIONINDAYS', '1', /a time on every line/],
    ['APPLICATIONINSIGHTS_CONNECTION_STRING', 'InstrumentationKey=canary', /Application Insights/],
    ['ApplicationInsightsAgent_EXTENSION_VERSION', '~3', /Application Insights/],
    ['NODE_OPTIONS', '--require dd-trace/canary', /other code/],
    ['NODE_DEBUG', 'http', /over the wire/],
    ['DEBUG', '*', /every request/],
    ['AZURE_LOG_LEVEL', 'verbose', /every call/],
    ['NODE_OPTIONS', '--max-old-space-size=400 --require ./canary.js', /other code/],
    ['NODE_OPTIONS', '-r canary', /other code/],
    ['NODE_OPTIONS', '--inspect=0.0.0.0:9229', /can be read/],
    ['NODE_OPTIONS', '--heapsnapshot-signal=SIGUSR2', /can be read/],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0', /certificates/],
  ])('%s=%s is wrong, and its value is not shown', (name, value, sentence) => {
    const findings = checkPlatform({ PATH: '/bin', [name]: value });
    expect(findings).toEqual([
      { check: 'platform', kind: 'wrong', says: expect.stringMatching(sentence) as string },
    ]);
    expect(findings[0]?.says).toContain(name);
    expect(findings[0]?.says).not.toContain('canary');
  });

  it.each([
    ['WEBSITE_HTTPLOGGING_RETENTION_DAYS', '0'],
    ['ApplicationInsightsAgent_EXTENSION_VERSION', 'disabled'],
    ['DEBUG', 'false'],
    ['DEBUG', ''],
    ['AZURE_LOG_LEVEL', 'error'],
    ['NODE_OPTIONS', '--max-old-space-size=400'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '1'],
    ['DEBUGGER', 'canary'],
  ])('%s=%s is not', (name, value) => {
    expect(checkPlatform({ [name]: value })).toMatchObject([{ kind: 'fine' }]);
  });

  it('makes doctor end with 1, even where the settings are wrong, too', async () => {
    const { code, findings } = await diagnose({ VISSLA_PORT: 'x', NODE_DEBUG: 'tls' });
    expect(code).toBe(1);
    expect(findings.filter(({ kind }) => kind === 'wrong').map(({ check }) => check)).toEqual([
      'settings',
      'platform',
    ]);
  });
});
