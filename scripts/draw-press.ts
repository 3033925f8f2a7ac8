import { lanes, pressSteps, type Step } from './press-steps';

const lane = { width: 196, top: 64 };
const row = { height: 62, box: 46 };
const margin = 16;

/** The picture of one press as SVG, always the same for the same steps. */
export function drawPress(): string {
  const width = margin * 2 + lanes.length * lane.width;
  const height = lane.top + pressSteps.length * row.height + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">One press of "send" in Teams: from the wire to the image and back</title>',
    '<style>text{font:12px system-ui,sans-serif;fill:#1b1b1b}.room{font-weight:600;font-size:14px}.file{font-size:10.5px;fill:#47525d}.from{font-style:italic;fill:#8a2d0b}</style>',
    `<rect width="${width}" height="${height}" rx="8" fill="#ffffff"/>`,
    ...lanes.map(
      (name, i) =>
        `<rect x="${left(i)}" y="${margin}" width="${lane.width - 8}" height="${height - margin * 2}" rx="6" fill="${i % 2 === 0 ? '#f3f6f8' : '#e9eef2'}"/>` +
        `<text class="room" x="${left(i) + 10}" y="${margin + 26}">${escape(name)}</text>`,
    ),
    ...pressSteps.slice(1).map((step, i) => arrow(pressSteps[i] ?? step, step, i)),
    ...pressSteps.map(box),
    ...pressSteps.flatMap((step, i) => line(step, i, width)),
    '</svg>',
    '',
  ].join('\n');
}

function left(index: number): number {
  return margin + index * lane.width;
}

function top(index: number): number {
  return lane.top + index * row.height;
}

function box({ lane: name, file, says }: Step, index: number): string {
  const x = left(lanes.indexOf(name)) + 6;
  const [first, second] = twoLines(says);
  return (
    `<rect x="${x}" y="${top(index)}" width="${lane.width - 20}" height="${row.box}" rx="5" fill="#ffffff" stroke="#5b6b7a"/>` +
    `<text x="${x + 7}" y="${top(index) + 14}">${escape(first)}</text>` +
    `<text x="${x + 7}" y="${top(index) + 27}">${escape(second)}</text>` +
    `<text class="file" x="${x + 7}" y="${top(index) + 40}">${escape(file.split('/').slice(-2).join('/'))}</text>`
  );
}

function arrow(from: Step, to: Step, index: number): string {
  const a = left(lanes.indexOf(from.lane)) + lane.width / 2 - 4;
  const b = left(lanes.indexOf(to.lane)) + lane.width / 2 - 4;
  const start = top(index) + row.box;
  const end = top(index + 1);
  const middle = (start + end) / 2;
  return (
    `<path d="M${a} ${start} V${middle} H${b} V${end - 5}" fill="none" stroke="#2f5d8a" stroke-width="1.5"/>` +
    `<path d="M${b - 4} ${end - 6} h8 l-4 6 z" fill="#2f5d8a"/>`
  );
}

function line({ from }: Step, index: number, width: number): readonly string[] {
  if (from === undefined) return [];
  const y = top(index) + row.box + 4;
  return [
    `<path d="M${margin} ${y} H${width - margin}" stroke="#c2410c" stroke-dasharray="6 4"/>`,
    `<text class="from" x="${width - margin - 8}" y="${y - 6}" text-anchor="end">${escape(from)}</text>`,
  ];
}

/** A sentence in two lines of about the same length. */
function twoLines(says: string): readonly [string, string] {
  const words = says.split(' ');
  const at = words.findIndex((_, i) => words.slice(0, i + 1).join(' ').length >= says.length / 2);
  return [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')];
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
