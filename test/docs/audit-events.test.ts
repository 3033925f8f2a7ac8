import { auditEvents } from '../../bot/domain/audit';
import { sizes } from '../../db/sizes';
import { filesUnder, readFile } from './read-docs';

const rows = [
  ...readFile('docs/audit-events.md').matchAll(/^- `(\w+)`(?: \((\w+)\))?: (.*)$/gm),
].map(([, name = '', about = '', when = '']) => ({ name, about, when }));

describe('the audit events', () => {
  it('are all explained, in the order of the list, and nothing else is', () => {
    expect(rows.map(({ name }) => name)).toEqual([...auditEvents]);
  });

  it('say what they are about', () => {
    for (const { name, when, about } of rows) {
      expect([name, when]).not.toContain('');
      expect(['', 'person', 'thread']).toContain(about);
    }
  });

  it('fit their column', () => {
    for (const event of auditEvents) expect(event.length).toBeLessThanOrEqual(sizes.event);
  });

  it('are about a thread where something is done to one', () => {
    const aboutThreads = rows.filter(({ about }) => about === 'thread').map(({ name }) => name);
    // A proposal is about a day, or a period.
    const toThreads = auditEvents.filter(
      (event) =>
        !/^(members?|deputy|closing|list|door|invitation|pass|audit|passkeys?|saved|searched)_/.test(
          event,
        ),
    );
    expect(aboutThreads.sort()).toEqual([...toThreads, 'member_stepped_down'].sort());
  });

  it('are all written by something', () => {
    const source = [
      'bot/desk/dialog',
      'bot/desk/pages',
      'bot/desk/actions',
      'bot/desk/case',
      'bot/people',
      'bot/start',
    ]
      .flatMap(filesUnder)
      .map(readFile)
      .join('\n');
    for (const event of auditEvents) expect(source).toContain(`'${event}'`);
  });
});
