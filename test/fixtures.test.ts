import { describe, expect, test } from 'vitest';
import { parsePapers, understandList } from '../src/parse/understand-list.ts';
import { parseSourceBytes, renderSource } from '../src/text/source-document.ts';
import { readFixtures } from './helpers/fixture-files.ts';
import { problemsOf, recordsOf } from './helpers/paper-record.ts';
import { COPIES, withLineFeeds } from './helpers/text-copies.ts';

const fixtures = readFixtures();

describe.each(fixtures)('$name', ({ bytes, text, expected }) => {
  test('holds the papers beside it', async () => {
    const list = await parsePapers(text);
    expect({ problems: problemsOf(list), papers: recordsOf(list) }).toEqual(expected);
  });

  test.each(COPIES)('means the same %s', async (_, copy) => {
    const list = await parsePapers(copy(text));
    const records = recordsOf(list).map((record) => ({ ...record, note: withLineFeeds(record.note) }));
    expect(records).toEqual(expected.papers.map((record) => ({ ...record, note: withLineFeeds(record.note) })));
    expect(problemsOf(list)).toEqual(expected.problems);
  });

  test('is the same bytes when written unchanged', async () => {
    const source = parseSourceBytes(bytes);
    const list = source && (await understandList(source));
    expect(list && Buffer.from(renderSource(list.source)).equals(bytes)).toBe(true);
  });
});
