import { bandOf, endOfBand } from '../../bot/domain/year-numbers';
import type { Claim } from './claims';
import {
  asksNoParty,
  findsName,
  hidesFromTicked,
  isHrOutside,
  isKept,
  keepsWhatIsAskedFor,
  movesFactsAlong,
  removes,
  starts,
  tellsOfNamed,
} from './trials';

/** Each is tried in the program, and has to be told as it is. */
export const claims: readonly Claim[] = [
  {
    what: 'two receivers take words out of a case',
    isSo: removes,
    said: /tar två mottagare bort|tas bort av två/,
    denied: /(?:kan|går) (?:alltså |aldrig |inte )+(?:att )?(?:tas? (?:bort|ut)|ändras|raderas)/i,
    papers: ['templates/rutin.md', 'templates/konsekvensbedomning.md', 'templates/gallring.md'],
    untrue: [
      'En enskild uppgift kan inte tas bort ur ett ärende (7 kap. 7 §): [fyll i: vad juristen bestämmer].',
      'Det som ändå kommer in kan inte tas ut.',
    ],
  },
  {
    what: 'a move takes HR’s notes along that add a fact',
    isSo: movesFactsAlong,
    said: /anteckningar som tillför en uppgift följer/,
    denied: /^(?!.*\b(?:[Aa]ndra|som inte)\b).*HR:s (?:egna )?anteckningar (?:raderas|följer inte)/,
    papers: ['templates/rutin.md'],
    untrue: [
      'HR:s anteckningar raderas ur boten: det som ska arkiveras sparas före flytten.',
      'HR:s anteckningar följer inte med.',
    ],
  },
  {
    what: 'door and desk on the web start without a messenger',
    isSo: () => starts(),
    said: /[Bb]oten startar med bara sidan för anmälan och mottagarnas arbetsplats på webben/,
    denied:
      /(?<!ingen )(?:tjänst|Teams eller Slack) (?:måste|behövs|krävs)|startar inte utan (?:en tjänst|Teams|Slack)/i,
    papers: ['templates/sekretess-teknik.md', 'templates/webb-ensam.md', 'beslut.md'],
    untrue: [
      'En tjänst måste ändå ställas in för att boten ska starta, men ingen får appen: [fyll i: vilken].',
      'Boten startar inte utan Teams eller Slack.',
    ],
  },
  {
    what: 'a search finds a name in the cases that a member may read',
    isSo: findsName,
    said: /[Oo]rd kan sökas i ärenden|om ditt namn står i texten kan vi hitta/,
    denied: /hittar inget på (?:ett )?namn|kan inte (?:leta upp|söka|hitta)/i,
    papers: ['templates/konsekvensbedomning.md', 'templates/personuppgifter.md'],
    untrue: [
      'Boten hittar inget på ett namn.',
      'Vi kan inte leta upp din anmälan åt dig: vi vet inte vem som har skrivit vad (artikel 11).',
    ],
  },
  {
    what: 'a closed case goes within two years by a disposal decision alone',
    isSo: async () =>
      (await isKept('preserve')) && !(await isKept({ number: 'KS 2026/12', months: 24 })),
    said: /(?:gallring|[Gg]allras|beslut|preserve).*inom två år|inom två år.*(?:gallring|beslut)/,
    denied: /^(?!.*(?:gallring|[Gg]allras|beslut|preserve)).*rader.*inom två år/,
    papers: [
      ...['beslut.md', 'handbook.md', 'templates/rutin.md', 'templates/personuppgifter.md'],
      ...['templates/konsekvensbedomning.md', 'templates/gallring.md', 'templates/dela-kanal.md'],
      'templates/registerforteckning.md',
    ],
    untrue: [
      'Ett ärende raderas inom två år efter att det har avslutats.',
      'Det raderas inom två år efter att det har avslutats (7 kap. 8 §), hos mottagarna och hos HR.',
    ],
  },
  {
    what: 'figures are told in groups, of which one is 1 to 4',
    isSo: () => bandOf(3) === 1 && endOfBand(1) === 4 && bandOf(0) === 0,
    said: /[Tt]al (?:redovisas )?i grupper: inget, 1 till 4, 5 till 9/,
    denied: /(?:[Ii]nget|[Ii]nga) tal under fem/,
    papers: ['beslut.md', 'templates/rutin.md'],
    untrue: ['Inga tal under fem.', 'Inget tal under fem redovisas.'],
  },
  {
    what: 'the queue reminds of telling a person who is named',
    isSo: tellsOfNamed,
    said: /påminner kön om dagen|[Kk]ön påminner om att den som nämns ska få veta/,
    denied: /får veta sköts för hand|[Ii]ngen påminnelse om att/,
    papers: ['templates/konsekvensbedomning.md'],
    untrue: [
      'Att den som pekas ut får veta sköts för hand.',
      'Ingen påminnelse om att höra den som pekas ut.',
    ],
  },
  {
    what: 'HR’s desk is outside the channel',
    isSo: isHrOutside,
    said: /HR:s bord hör inte till kanalen|Om HR ska ha ett bord.*hör inte till kanalen|Det hör inte till kanalen/,
    denied: /HR:s (?:bord|mottagare) hör till kanalen/,
    papers: [
      ...['beslut.md', 'templates/rutin.md', 'templates/utse-mottagare.md'],
      ...['templates/facket.md', 'templates/mbl.md'],
    ],
    untrue: [
      'HR:s bord hör till kanalen: [fyll i: ja eller nej].',
      'Om HR:s bord hör till kanalen.',
    ],
  },
  {
    what: 'what is asked for is neither erased nor taken out',
    isSo: keepsWhatIsAskedFor,
    said: /Inget raderas eller tas bort medan en begäran väntar/,
    denied: /begärt[^.]*trycker någon \*\*Håll kvar|(?:också|även) medan en begäran väntar/,
    papers: ['templates/rutin.md', 'templates/gallring.md'],
    untrue: ['Är något begärt, eller pågår tillsyn eller tvist, trycker någon **Håll kvar**.'],
  },
  {
    // Registers and copies are outside the bot: nobody promises more than it can.
    what: 'the bot shows a case to nobody who is ticked in it',
    isSo: hidesFromTicked,
    said: /ser i boten inte att (?:ärendet|anmälan) finns|mottagaren får inget veta i boten/,
    denied: /kryssas för[^.]* (?:ser inte att|får inte se)/,
    papers: [
      ...['templates/rutin.md', 'templates/oberoende.md', 'templates/facket.md'],
      'templates/konsekvensbedomning.md',
    ],
    untrue: ['Den som kryssas för som inblandad ser inte att anmälan finns.'],
  },
  {
    what: 'a reporter is not asked which organisation it is about',
    isSo: asksNoParty,
    said: /frågar inte den som anmäler vilken part/,
    denied: /[Dd]en som anmäler väljer (?:först )?vilken part/,
    papers: ['templates/dela-kanal.md'],
    untrue: ['Den som anmäler väljer först vilken part det gäller.'],
  },
  {
    what: 'nothing starts without a decision on disposal, or a no',
    isSo: () => starts() && !starts(['VISSLA_DISPOSAL_WHISTLEBLOWING', 'VISSLA_DISPOSAL_HR']),
    said: /[Ss]tartar inte utan gallringsbeslut eller ett nej/,
    denied: /startar (?:också |ändå |även )?utan (?:ett )?(?:gallringsbeslut|beslut om gallring)/,
    papers: ['templates/konsekvensbedomning.md'],
    untrue: ['Boten startar också utan gallringsbeslut.'],
  },
];
