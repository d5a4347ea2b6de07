import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SEED = path.join(ROOT, '..', 'shared', 'seed', 'README.md');
const FIXTURE = path.join(ROOT, 'fixtures', 'details', 'reading-list.md');
const SEED_LENGTH = 48_000;

/** The list that is measured: the real one where it is there, else a fixture often enough to be as long. */
export function readSeed() {
  if (existsSync(SEED)) return readFileSync(SEED, 'utf8');
  const fixture = readFileSync(FIXTURE, 'utf8');
  return repeatUnique(fixture, Math.ceil(SEED_LENGTH / Buffer.byteLength(fixture)));
}

/**
 * The list `times` over, every link and title made unique, so that no two papers are twins.
 * @param {string} list
 * @param {number} times
 */
export function repeatUnique(list, times) {
  let links = 0;
  const copies = Array.from({ length: times }, (_, copy) =>
    list
      .replace(/(https?:\/\/)([^"\n)]+)(?=["\n)])/g, (_whole, scheme, rest) => {
        links += 1;
        const numbered = rest.replace(/(?<=\/\d{4}\.)\d{5}/, String(links % 100_000).padStart(5, '0'));
        return numbered === rest
          ? `${scheme}u${links}.${rest.replace('10.1145/', `10.1145/${links}`).replace('id=', `id=${links}`)}`
          : scheme + numbered;
      })
      .replaceAll('</a>', ` v${copy}</a>`)
      .replace(/^🟧 .*$/gm, (line) => `${line} v${copy}`),
  );
  return copies.join('\n');
}

/**
 * A list of the corpus; undefined where it is not there.
 * @param {string} name
 */
export function readCorpus(name) {
  const file = path.join(ROOT, '..', 'shared', 'corpus', name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

const WORDS =
  'Learning Deep Sparse Graph Neural Attention for Robust Point Cloud Scene Policy with Language Models and Diffusion in the Wild'.split(
    ' ',
  );
const VENUES = ['CVPR 2023', 'ICLR 2024', 'NeurIPS 2022', 'arXiv 2021', 'ACL 2020'];

/**
 * A list of about `bytes` bytes: papers as bullets, forty to a category, each with a link, authors and a venue.
 * @param {number} bytes
 */
export function renderBullets(bytes) {
  let text = '# Papers\n';
  for (let number = 0; text.length < bytes; number += 1) {
    if (number % 40 === 0) text += `\n## Topic ${number / 40 + 1}\n\n`;
    const title = Array.from({ length: 6 }, (_, at) => WORDS[(number * 7 + at * (1 + (number % 5))) % WORDS.length]).join(' ');
    const id = `${15 + (number % 10)}${String(1 + (number % 12)).padStart(2, '0')}.${String(number % 100_000).padStart(5, '0')}`;
    text += `- [${title} ${number}](https://arxiv.org/abs/${id}). A. Author, B. Writer and C. Scholar. ${VENUES[number % VENUES.length]}. [[code](https://github.com/lab-${number % 50}/project-${number})]\n`;
  }
  return text;
}

/**
 * Texts that cost some parsers more than linear time, when repeated.
 * @type {readonly string[]}
 */
export const UNITS = JSON.parse(readFileSync(path.join(import.meta.dirname, 'units.json'), 'utf8'));

/**
 * `bytes` bytes, or a few less, of `unit` over and over.
 * @param {string} unit
 * @param {number} bytes
 */
export function repeatUnit(unit, bytes) {
  return unit.repeat(Math.floor(bytes / Buffer.byteLength(unit)));
}
