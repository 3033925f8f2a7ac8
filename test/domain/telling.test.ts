import fc from 'fast-check';
import type { Day } from '../../bot/domain/day';
import { type Telling, tellings, tellingsIn } from '../../bot/domain/telling';

const today = '2026-05-05' as Day;
const found = (text: string, ...calledBy: readonly string[]): readonly Telling[] =>
  tellingsIn([text], { calledBy, today });

describe('what gives its writer away', () => {
  it.each<readonly [text: string, telling: Telling]>([
    ['Jag heter Olle och jobbar på lagret', 'name'],
    ['Mitt namn är Olle.', 'name'],
    ['My name is Olivia, I work nights', 'name'],
    ['skriv till olle.svensson@gmail.com', 'mail'],
    ['Min adress: <Olle.Svensson@exempelby.se>.', 'mail'],
    ['mejla mig:olle+jobb@telia.com', 'mail'],
    ['Ring 0701234567.', 'telephone'],
    ['072 123 45 67 på kvällen', 'telephone'],
    ['+46 70 123 45 67', 'telephone'],
    ['+46 (0)70-123 45 67', 'telephone'],
    ['0046701234567', 'telephone'],
    ['076–123 45 67', 'telephone'],
    ['I am at +47 912 34 567', 'telephone'],
    ['Ring mig på 031-390 06 10', 'telephone'],
    ['Mitt telefonnummer är 08-123 456 78', 'telephone'],
    ['You can reach me at 031 390 06 10', 'telephone'],
    ['my number: 0313900610', 'telephone'],
    ['personnummer 811228-9874', 'personal_number'],
    ['8112289874', 'personal_number'],
    ['19811228-9874', 'personal_number'],
    ['198112289874', 'personal_number'],
    ['811228+9874', 'personal_number'],
    ['811228 9874', 'personal_number'],
    ['811228–9874', 'personal_number'],
    ['samordningsnummer 701063-2391', 'personal_number'],
    ['Det var allt.\nMvh Anna', 'signature'],
    ['mvh anna', 'signature'],
    ['M.V.H. Anna', 'signature'],
    ['Det var allt. Mvh, Anna', 'signature'],
    ['Hälsningar, Omar', 'signature'],
    ['Med vänlig hälsning\n\nAnna-Karin Ek', 'signature'],
    ['Vänliga hälsningar från Omar', 'signature'],
    ['Vänligen\nOmar Nilsson', 'signature'],
    ['Det var allt /Karin', 'signature'],
    ['Det var allt.\n// Karin E', 'signature'],
    ['That is all.\nKind regards,\nAnna Smith', 'signature'],
    ['Yours sincerely, Anna', 'signature'],
    ['Best, Anna', 'signature'],
    ['Jag är den enda som har nyckel', 'only_one'],
    ['jag var nog den ende som såg det', 'only_one'],
    ['Jag är enda undersköterskan på natten', 'only_one'],
    ['Det är bara jag som vet', 'only_one'],
    ['bara jag såg det', 'only_one'],
    ['Den enda som hade kunnat se det är jag', 'only_one'],
    ['Ingen annan än jag var där', 'only_one'],
    ['Ingen utom jag vet', 'only_one'],
    ['Ingen annan vet om det', 'only_one'],
    ['Jag jobbade ensam på avdelningen', 'only_one'],
    ['I am the only one who saw it', 'only_one'],
    ['I’m probably the only nurse there', 'only_one'],
    ['Only I had the key', 'only_one'],
    ['Nobody else but me was there', 'only_one'],
    ['No one\nelse knew', 'only_one'],
    ['The only person who could see it was me', 'only_one'],
  ])('is found in %j: %s', (text, telling) => {
    expect(found(text)).toEqual([telling]);
    expect(found(text.normalize('NFD'))).toEqual([telling]);
  });

  it.each<readonly [text: string, calledBy: string]>([
    ['Jag, Maja Lind, såg det', 'Maja Lind'],
    ['maja lind såg det', 'Maja Lind'],
    ['MAJA LIND SÅG DET', 'Maja Lind'],
    ['Lind, Maja', 'Maja Lind'],
    ['Maja K. Lind', 'Maja Lind'],
    ['Det är Maja Linds lön', 'Maja Lind'],
    ['Maja från köket Lind', 'Maja Lind'],
    ['Maja Lind såg det', 'Lind, Maja (HR)'],
    ['Maja Lind såg det', 'Maja Lind - Konsult'],
    ['Maja Lind såg det', 'maja.lind'],
    ['Åsa Öberg såg det', 'asa.oberg2'],
    ['Asa Oberg såg det', 'Åsa Öberg'],
    ['Anna Karin Ek såg det', 'Anna-Karin Ek'],
    ['Anna-Karin såg det', 'Anna Karin Ek'],
    ['José Muñoz', 'jose.munoz@exempelby.se'],
    ['Will Young saw it', 'Will Young'],
    ['jag heter maja', 'Maja Lind'],
    ['Hej, jag är Maja på lagret', 'Maja Lind'],
    ['Hi, I’m Maja', 'Maja Lind'],
    ['Chefen och jag, Maja, såg det', 'Maja Lind'],
    ['Det är Will här', 'Will Young'],
    // Short forms and other spellings, both ways.
    ['Lasse Lind såg det', 'Lars Lind'],
    ['Jag, Lars Lind, såg det', 'lasse.lind'],
    ['kalle lind såg det', 'Karl Lind'],
    ['Hej, det är Maggan', 'Margareta Lind'],
    ['Micke Linds lön', 'Michael Lind'],
    ['Lind, Mikael', 'micke.lind'],
    ['I’m Bob, I work nights', 'Robert Lind'],
    ['This is Liz', 'Elizabeth Lind'],
    ['Det är Tom här', 'Tomas Lind'],
  ])('is the own name in %j for "%s"', (text, calledBy) => {
    expect(found(text, calledBy)).toContain('name');
  });

  it.each(['Det var allt.\nMaja', 'Det var allt.\n– maja', 'Maja', 'Det var allt /maja'])(
    'is the own first name as a signature: %j',
    (text) => {
      expect(found(text, 'Maja Lind')).toEqual(['signature']);
      expect(found(text, 'Omar Nilsson')).toEqual([]);
    },
  );

  it.each([
    ['Det var allt.\nLasse', 'Lars Lind'],
    ['Det var allt /lasse', 'Lars Lind'],
    ['Det var allt.\nBob', 'robert.lind'],
  ])('is a short form of it as a signature: %j for "%s"', (text, calledBy) => {
    expect(found(text, calledBy)).toEqual(['signature']);
    expect(found(text, 'Omar Nilsson')).toEqual([]);
  });

  it.each([
    // Numbers of other things.
    ['Ring 031-390 06 10 eller 0520-49 70 00, säger skylten'],
    ['Visselblåsarfunktionen: +46 31 390 06 10'],
    ['Diarienummer KS-2026-0123 och 2026/00123-4'],
    ['Ärende KS-0701234567'],
    ['Ärendenummer 7K3M9-QXTB3'],
    ['Koden 0701 2345 6789 0123 4567 8901'],
    ['Koden 070123456789012345678901'],
    ['1234 5678 9012 3456 7890 1235'],
    ['Den 2026-05-05 kl. 14.30, 5 maj 2026, 260505-1430, 20260505 1430'],
    ['20260312-1438'],
    ['Ring mig inte. Det var 2026-05-06 kl. 07.30–16.00'],
    ['1 250 000 kr, 125.000:-, SEK 701 234 567, +100 000 000 kr'],
    ['Organisationsnummer 212000-1355, 556036-0793'],
    // The check digit or the day does not hold.
    ['811228-9873'],
    ['811328-9878'],
    ['810229-9870'],
    ['Bankgiro 123-4567, faktura 8112289874123'],
    // Addresses of houses.
    ['Skriv till registrator@exempelby.se eller info@exempelby.se'],
    ['Priset @ 5 kr, @chefen, a@b'],
    // Others than the writer.
    ['Hans namn är Olle, och chefen heter Karin'],
    ['Jag heter INTE det'],
    ['Mvh'],
    ['Mvh\nEn orolig medarbetare'],
    ['Hälsningar, Anonym'],
    ['Best regards, a concerned employee'],
    ['Vänligen återkom'],
    ['Han hälsar aldrig. As regards the boss, he knows'],
    ['Ja/Nej, och/eller, 50 km/h, ja /Nej'],
    ['Chefen och hans fru'],
    // Not the only one.
    ['Jag är inte den enda som vet'],
    ['Jag tror inte att jag är den enda'],
    ['Det är inte bara jag som såg det'],
    ['Om bara jag kunde slippa'],
    ['Jag var där en enda gång'],
    ['Jag var en enda gång hos chefen'],
    ['I am not the only one'],
    ['I don’t think I am the only one'],
    ['If only I had known'],
    ['Chefen är den enda som har nyckel, ingen annan'],
    ['Ingen arbetar mer än jag'],
  ])('is not %j', (text) => {
    expect(found(text, 'Maja Lind', 'maja.lind')).toEqual([]);
  });

  it.each([
    ['Det låg sten och berg på vägen', 'Sten Berg'],
    ['sten berg och grus', 'Sten Berg'],
    ['My boss in Lund', 'My Lund'],
    ['Vi åkte till Berg. Anna var med', 'Anna Berg'],
    ['Where? Lund', 'My Lund'],
    ['Lund', 'My Lund'],
    ['Will young people be hurt?', 'Will Young'],
    ['jag är my och liv', 'My Liv'],
    ['Anna såg det, och sedan kom en annan Svensson', 'Anna Svensson'],
    ['Maja på lagret tar mutor', 'Maja Lind'],
    ['Det är de la som gör det', 'Ana de la Cruz'],
    ['a b c', 'A B'],
    // Short forms of the own name, of somebody else or none at all.
    ['Lasse på lagret tar mutor', 'Lars Lind'],
    ['Lasse Holm och Kalle Lind tar mutor', 'Lars Berg'],
    ['Det är tom kassa, och det är den sanna bilden', 'Tomas Sanna'],
    ['Han ville ha matte, det är per månad', 'Per Matte Vilhelm'],
    ['It is the will of the boss. I am done with it', 'William Donne'],
    ['Erika Lind och Karla såg det', 'Erik Lind'],
    ['!!!', '!!!'],
  ])('are no common words in %j, for "%s"', (text, calledBy) => {
    expect(found(text, calledBy)).toEqual([]);
  });

  it('is looked for in each text, and named once, in one order', () => {
    const texts = ['Mvh Anna', 'Mvh Anna, 070-123 45 67', 'Jag heter Anna'];
    expect(tellingsIn(texts, { today })).toEqual(['name', 'telephone', 'signature']);
  });

  const words =
    'chefen tar pengar ur kassan på lagret och säger att det är deras the boss takes it at night';
  const plainText = fc
    .array(fc.constantFrom(...words.split(' '), '\n', ',', '.', '?'), { maxLength: 200 })
    .map((all) => all.join(' '));

  it('is nothing where there are neither digits nor names', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        expect(found(text, 'Maja Lind', 'Sten Berg')).toEqual([]);
      }),
    );
  });

  it('is found wherever it is among other words', () => {
    const inside = fc.constantFrom<readonly [string, Telling]>(
      ['jag heter Olle', 'name'],
      ['Maja Lind', 'name'],
      ['olle@gmail.com', 'mail'],
      ['0701234567', 'telephone'],
      ['811228-9874', 'personal_number'],
      ['jag är den enda', 'only_one'],
    );
    fc.assert(
      fc.property(plainText, inside, plainText, (before, [text, telling], after) => {
        expect(found(`${before} ${text} ${after}`, 'Maja Lind')).toContain(telling);
      }),
    );
  });

  it('ends for whatever anybody writes or is called', () => {
    const any = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 3 }), (text, calledBy) => {
        const some = found(text, ...calledBy);
        expect(tellings.filter((telling) => some.includes(telling))).toEqual(some);
      }),
    );
  });

  const pieces =
    '0 7|+|+46|0|70|-|(|0701234|811228 |a@|@|@a.|a.|/|/ A| /A|mvh |mvh\n|, |Maja |jag är |enda som ' +
    '|ring mig |i am | |\n|aA|med vänlig |ﷺ|e\u0301';

  // Ten times as much as can be sent: what is not linear takes minutes then.
  it.each(pieces.split('|'))('takes a time that grows with the text, all of it %j', (piece) => {
    const text = piece.repeat(Math.floor(60_000 / Buffer.byteLength(piece)));
    const start = process.cpuUsage();
    found(text, 'Maja Lind', 'maja.lind');
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  });
});
