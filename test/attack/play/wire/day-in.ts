/** The day in "with you since such a day", as the desk's view of a thread says it. */
export function dayIn(view: string): string | undefined {
  const [, day, month = '', year] = /Hos er sedan (\d+) (\p{L}+) (\d{4})/u.exec(view) ?? [];
  const number = months.indexOf(month.slice(0, 3)) + 1;
  if (day === undefined || number === 0) return undefined;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const months = 'jan feb mar apr maj jun jul aug sep okt nov dec'.split(' ');
