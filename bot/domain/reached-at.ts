/** Addresses of a house, behind which nobody in particular reads. */
const ofHouses = new Set(
  `admin contact dataskydd diarium dso expedition helpdesk hr info it kansli kommun kommunen kontakt
  kundtjanst lon noreply office personal post press reception registrator service support visselblasare
  visselblasning whistleblowing`.split(/\s+/u),
);

/** Whether somebody's mail address stands in a plain text. */
export function holdsMail(text: string): boolean {
  if (!text.includes('@')) return false;
  return text.split(/[\s<>()[\]{}",;:/\\]+/u).some((word) => {
    const [name = '', host = '', more] = word.toLowerCase().split('@');
    if (more !== undefined || !/^[\p{L}\d][^@]*$/u.test(name)) return false;
    return /[\p{L}\d]\.\p{L}{2}/u.test(host) && !ofHouses.has(name.replace(/[.-]/gu, ''));
  });
}

/** A Swedish mobile telephone, which is somebody's own. Other numbers may be of a desk or a house. */
const mobile =
  /(?<![\d-])(?:(?:\+|00)46[\s(0)‐–-]{0,5}|0[\s‐–-]?)7[02369](?:[\s.‐–-]?\d){7}(?!\d)/u;

/** A telephone in another country. */
const abroad = /(?<![\d+])\+(?!46)[1-9](?:[\s().‐–-]{0,2}\d){9,14}(?!\d)/u;

/** What one says before the own number, whatever number that is. */
const cue =
  /\b(?:(?:ring|na|nar|sms:?a|kontakta) mig|nas pa|(?:mitt|min) (?:\p{L}{0,12}nummer|mobil|telefon|tel)|(?:call|reach|text|phone|ring) me|my (?:direct |own |phone |mobile |telephone |cell )?(?:number|phone|mobile|telephone|cell))\b/giu;

/** Characters after it within which the number follows. */
const nearby = 40;

/** Whether the writer's telephone stands in a plain text: a mobile one, or one that is called the own. */
export function holdsTelephone(text: string): boolean {
  if (mobile.test(text) || abroad.test(text)) return true;
  return Array.from(text.matchAll(cue)).some(({ 0: said, index }) => {
    const after = text.slice(index + said.length, index + said.length + nearby);
    const number = /(?<!\d)(?:\+|0)\d[\d\s()/‐–-]{4,18}\d/u.exec(after)?.[0] ?? '';
    return number.replace(/\D/gu, '').length > 6;
  });
}
