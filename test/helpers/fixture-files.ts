import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperRecord } from './paper-record.ts';

/** The folder of fixtures: `<dialect>/<case>.md`, each with its expected records in `<case>.json` beside it. */
export const FIXTURES: string = join(import.meta.dirname, '../../fixtures');

export interface Fixture {
  /** `details/frames` */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly expected: Expectation;
}

export interface Expectation {
  /** `line code`, in file order. */
  readonly problems: readonly string[];
  readonly papers: readonly PaperRecord[];
}

/** Every fixture of the folder. */
export function readFixtures(): readonly Fixture[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => readFixture(name.slice(0, -'.md'.length)));
}

function readFixture(name: string): Fixture {
  const bytes = readFileSync(join(FIXTURES, `${name}.md`));
  // The files are ours, so what JSON holds is what the type says; a wrong one fails its test.
  const expected = JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')) as Expectation;
  return { name, bytes, text: bytes.toString('utf8'), expected };
}
