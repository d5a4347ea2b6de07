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
