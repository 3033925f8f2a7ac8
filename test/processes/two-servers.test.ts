import { setTimeout as wait } from 'node:timers/promises';
import { onSqlServer } from '../support/databases/on-sql-server';
import { urlOf } from '../support/databases/places';
import { newServerDatabase } from '../support/databases/sql-server';
import { startTdsServer } from '../support/databases/tds/server';
import { cheapReportCodes } from '../support/houses/bot-process';
import {
  openTwoServers,
  type SharedDatabase,
  type TwoServers,
} from '../support/houses/two-servers';
import {
  comesToStory,
  type Filed,
  filesReport,
  findsReport,
  type MessengerPerson,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';
import type { TeamsPerson } from '../support/people/teams-person';

/** As long as somebody thinks who files one report after the other: more of them show no more. */
const betweenReports = 600;

/** Two real processes behind one port: nothing that one of them keeps in memory is missed by the other. */
function twoServers(name: string, share: () => Promise<SharedDatabase>): void {
  describe(`two servers on ${name}`, () => {
    let servers: TwoServers;
    let karin: TeamsPerson;
    let daniel: TeamsPerson;
    let filed = 0;

    beforeAll(async () => {
      servers = await openTwoServers(await share(), () => cheapReportCodes);
      karin = servers.inTeams('Karin');
      daniel = servers.inTeams('Daniel');
      await servers.joins(karin, 'Kommunjurist');
      await servers.joins(daniel, 'Säkerhetssamordnare');
    });
    afterAll(() => servers.ends());

    const files = async (person: MessengerPerson, what: string): Promise<Filed> => {
      const report = await filesReport(person, { what });
      filed += 1;
      return report;
    };
    const handlersKnow = (waiting: number): Promise<void> =>
      servers.until(`both know of ${waiting}`, () =>
        ['Karin', 'Daniel'].every((one) => servers.notices(one).at(-1) === waiting),
      );
    /**
     * Resolves when what somebody does has brought each handler a notice of its own, with the number that
     * waits then.
     */
    const tellsBoth = async <T>(doing: () => Promise<T>): Promise<T> => {
      const before = ['Karin', 'Daniel'].map((one) => servers.notices(one).length);
      const done = await doing();
      await servers.until('both are told of it', () =>
        ['Karin', 'Daniel'].every((one, n) => servers.notices(one).length > (before[n] ?? 0)),
      );
      await handlersKnow(filed);
      return done;
    };
    /** Every press since then went to the other server than the one before. */
    const tookTurns = (since: number): boolean => {
      const went = servers.door.went.slice(since);
      return went.length > 5 && went.every((at, n) => n === 0 || at !== went[n - 1]);
    };

    it.each(['Teams', 'Slack'] as const)(
      'carry a conversation in %s whose every step lands on the other one',
      async (messenger) => {
        const someone = (called: string) =>
          messenger === 'Teams' ? servers.inTeams(called) : servers.inSlack(called);
        const begun = servers.door.went.length;
        const { reportCode, reference } = await tellsBoth(() =>
          files(someone('Maja'), 'Fakturan är falsk.'),
        );
        expect(tookTurns(begun)).toBe(true);

        await findsReport(karin, reference);
        expect(karin.reads()).toContain('Fakturan är falsk.');
        await karin.presses('desk_reply');
        await karin.presses('desk_do_reply', { text: 'Tack.' });
        filed -= 1;
        const maja = someone('Maja hemma');
        await servers.until('the answer is read', async () => {
          await opensWith(maja, reportCode);
          return maja.has('send');
        });
        await tellsBoth(async () => {
          await maja.presses('send', { text: 'En kopia finns.' });
          filed += 1;
        });
        await findsReport(daniel, reference);
        expect(daniel.reads()).toContain('En kopia finns.');
        expect(tookTurns(begun)).toBe(true);
        if (messenger === 'Slack') expect(servers.workspace.slack.refusals).toEqual([]);
      },
    );

    it('tell each member once of each report', async () => {
      const [ofKarin, ofDaniel] = [
        servers.notices('Karin').length,
        servers.notices('Daniel').length,
      ];
      for (let round = 0; round < 2; round++) {
        await files(servers.inTeams(`Omar ${round}`), 'En sak.');
        await handlersKnow(filed);
      }
      const told = [1, 0].map((n) => filed - n);
      expect(servers.notices('Karin').slice(ofKarin)).toEqual(told);
      expect(servers.notices('Daniel').slice(ofDaniel)).toEqual(told);
    });

    it.each(['Teams', 'Slack'] as const)(
      'file once what comes again at the other one, in %s',
      async (messenger) => {
        const maja = messenger === 'Teams' ? servers.inTeams('Eva') : servers.inSlack('Eva');
        const { reportCode, reference } = await files(maja, 'Bara en gång.');
        await maja.again();
        await maja.again();
        await handlersKnow(filed);
        const reader = servers.inTeams('Eva hemma');
        await opensWith(reader, reportCode);
        expect(reader.reads().split('Bara en gång.')).toHaveLength(2);
        await findsReport(karin, reference);
        expect(karin.reads().split('Bara en gång.')).toHaveLength(2);
        await karin.opens('desk');
        expect(servers.notices('Karin').at(-1)).toBe(filed);
      },
    );

    it('file once what is sent to both at the same moment', async () => {
      const person = servers.inTeams('Siri');
      const reportCode = await comesToStory(person);
      const twins = [servers.inTeams('Siri', 0), servers.inTeams('Siri', 1)];
      for (const twin of twins) twin.card = person.card;
      const references = await Promise.all(
        twins.map((twin) => sendsStory(twin, { what: 'Samtidigt.' })),
      );
      filed += 1;
      expect(references[0]).toBe(references[1]);
      await handlersKnow(filed);
      await opensWith(person, reportCode);
      expect(person.reads().split('Samtidigt.')).toHaveLength(2);
    });

    it('do once what a handler presses at both', async () => {
      const { reportCode, reference } = await files(servers.inTeams('Liv'), 'Att svara på.');
      await handlersKnow(filed);
      await findsReport(karin, reference);
      await karin.presses('desk_reply');
      await karin.presses('desk_do_reply', { text: 'Tack.' });
      await karin.again();
      filed -= 1;
      const reader = servers.inTeams('Liv hemma');
      await servers.until('it is answered', async () => {
        await opensWith(reader, reportCode);
        return /svarade/i.test(reader.reads());
      });
      await findsReport(daniel, reference);
      expect(daniel.reads().split('Att svara på.')).toHaveLength(2);
    });

    it('end one after the other for a new version, and nobody notices', async () => {
      let ends = false;
      const sent: { reportCode: string; what: string }[] = [];
      const clients = [0, 1].map(async (client) => {
        for (let n = 0; !ends; n++) {
          const what = `Under bytet ${client}-${n}.`;
          const { reportCode } = await files(servers.inTeams(`Anställd ${client}`), what);
          sent.push({ reportCode, what });
          await wait(betweenReports);
        }
      });
      for (const at of [0, 1]) {
        expect(await servers.stops(at)).toBe(0);
        await servers.starts(at);
      }
      ends = true;
      // No request failed: each of them would have ended its client with an error.
      await Promise.all(clients);
      expect(sent.length).toBeGreaterThan(1);
      // All of them are there; a few are looked at, since an answer to a report code takes its time.
      await handlersKnow(filed);
      for (const { reportCode, what } of sent.filter((_, n) => n % 8 === 0)) {
        const reader = servers.inTeams('någon');
        await opensWith(reader, reportCode);
        expect(reader.reads()).toContain(what);
      }
    });

    it('lose nothing when one is killed in the middle, whichever it is', async () => {
      const sent: { reportCode: string; what: string }[] = [];
      for (const at of [0, 1]) {
        let isKilled = false;
        const client = (async () => {
          for (let n = 0; !isKilled; n++) {
            const what = `Före slutet ${sent.length}-${n}.`;
            try {
              const { reportCode } = await filesReport(servers.inTeams('Anställd'), { what });
              sent.push({ reportCode, what });
            } catch {
              // Whoever is told that it did not work, or not at all, is not counted, and presses again.
            }
            await wait(betweenReports);
          }
        })();
        const before = sent.length;
        await servers.until('something was sent', () => sent.length > before);
        await servers.kills(at);
        isKilled = true;
        await client;
        // Both stood together before each kill; after the last one, the other is enough.
        if (at === 0) await servers.starts(at);
      }
      for (const { reportCode, what } of sent) {
        const reader = servers.inTeams('någon');
        await servers.until('it is delivered by whoever is left', async () => {
          await opensWith(reader, reportCode);
          return reader.reads().includes(what);
        });
        expect(reader.reads().split(what)).toHaveLength(2);
      }
      await servers.until('nobody is left to be told', async () => {
        await karin.opens('desk');
        const total = servers.notices('Karin').at(-1) ?? 0;
        return total >= filed + sent.length && servers.notices('Daniel').at(-1) === total;
      });
    });
  });
}

twoServers('a server that speaks as SQL Server does', async () => {
  const server = await startTdsServer();
  return {
    url: `mssql://vissla:a-password@127.0.0.1:${server.port}/master?encrypt=false`,
    remove: () => server.close(),
  };
});

onSqlServer('two servers', () => {
  twoServers('SQL Server', async () => {
    const { location, remove } = await newServerDatabase();
    return { url: urlOf(location), remove };
  });
});
