import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { convertChange } from '../src/edits/convert.ts';
import type { ConvertibleDialect } from '../src/edits/convertible.ts';
import type { Paper } from '../src/model/paper.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { findDisagreement } from './helpers/agreement.ts';
import { carryOut, listOf } from './helpers/edit-list.ts';

const SEED = join(import.meta.dirname, '../../shared/seed/README.md');
const isThere = existsSync(SEED);

describe.skipIf(!isThere).each(['\n', '\r\n'])(
  `the owner's list in other dialects, %j${isThere ? '' : ' (skipped: no ../shared here)'}`,
  (eol) => {
    const text = isThere ? readFileSync(SEED, 'utf8').replaceAll('\r\n', '\n').replaceAll('\n', eol) : '';

    test('details to bullets and back: all 64 records stay', { timeout: 60_000 }, async () => {
      const list = await listOf(text);
      const bullets = await converted(list, 'bullet');
      expect(dialectsOf(bullets)).toEqual(['bullet']);
      expect(recordsOf(bullets)).toEqual(recordsOf(list));
      expect(bullets.entries.every(({ carrier }) => carrier === 'sign')).toBe(true);
      const back = await converted(bullets, 'details');
      expect(dialectsOf(back)).toEqual(['details']);
      expect(recordsOf(back)).toEqual(recordsOf(list));
      expect(recordsOf(list)).toHaveLength(64);
      if (eol === '\n') for (const { source } of [bullets, back]) expect(findDisagreement(source.text, 0)).toBeUndefined();
    });

    test('tasks cannot say that a paper was skimmed, or is to be classified', async () => {
      const list = await listOf(text);
      const change = convertChange(list, list.entries, 'task');
      const others = list.entries.filter(({ paper }) => paper.status !== 'read' && paper.status !== 'unread');
      expect(change.kind === 'refused' && change.reason.split('\n')).toHaveLength(others.length + 1);
      const sayable = list.entries.filter((entry) => !others.includes(entry));
      const outcome = await carryOut(list, convertChange(list, sayable, 'task'));
      expect(outcome.kind === 'list' && recordsOf(outcome.list)).toEqual(recordsOf(list));
    });
  },
);

async function converted(list: PaperList, to: ConvertibleDialect): Promise<PaperList> {
  const outcome = await carryOut(list, convertChange(list, list.entries, to));
  if (outcome.kind !== 'list') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome.list;
}

function dialectsOf({ entries }: PaperList): readonly string[] {
  return [...new Set(entries.map(({ dialect }) => dialect))];
}

function recordsOf({ entries }: PaperList): readonly Paper[] {
  return entries.map(({ paper: { id, title, url, status, category, venue, year, note } }) => ({
    id,
    title,
    url,
    status,
    category,
    venue,
    year,
    note,
  }));
}
