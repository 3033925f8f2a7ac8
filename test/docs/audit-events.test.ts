import { auditEvents } from '../../bot/domain/audit';
import { sizes } from '../../db/sizes';
import { filesUnder, namesIn, readFile, tableRows } from './read-docs';

const rows = tableRows(readFile('docs/audit-events.md'));

describe('the audit events', () => {
  it('are all explained, in the order of the list, and nothing else is', () => {
    expect(namesIn(rows)).toEqual([...auditEvents]);
  });

  it('say what they are about', () => {
    for (const [name, when, about] of rows.slice(1)) {
      expect([name, when]).not.toContain('');
      expect(['', 'person', 'thread']).toContain(about);
    }
  });

  it('fit their column', () => {
    for (const event of auditEvents) expect(event.length).toBeLessThanOrEqual(sizes.event);
  });

  it('are about a thread where something is done to one', () => {
    const aboutThreads = namesIn(rows.filter(([, , about]) => about === 'thread'));
    // A proposal is about a day, or a period.
    const toThreads = auditEvents.filter(
      (event) =>
        !/^(members?|deputy|closing|list|door|invitation|release|audit|passkeys?|searched)_/.test(
          event,
        ),
    );
    expect(aboutThreads.sort()).toEqual([...toThreads, 'member_stepped_down'].sort());
  });

  it('are all written by something', () => {
    const source = ['bot/desk', 'bot/desk/commands', 'bot/people', 'bot/start']
      .flatMap(filesUnder)
      .map(readFile)
      .join('\n');
    for (const event of auditEvents) expect(source).toContain(`'${event}'`);
  });
});
