import { describe, expect, test, vi } from 'vitest';
import { parseFrontMatter } from '../../src/markdown/front-matter-data.ts';
import { findFrontMatter } from '../../src/markdown/front-matter.ts';
import { parsePapers } from '../../src/parse/understand-list.ts';
import { problemsOf } from '../helpers/paper-record.ts';

describe('front matter', () => {
  test.each([
    ['a mapping', '---\na: 1\n---\nb', '---\na: 1\n---'],
    ['closed by dots', '---\na: 1\n...\nb', '---\na: 1\n...'],
    ['at the end of the text', '---\na: 1\n---', '---\na: 1\n---'],
    ['with CRLF', '---\r\na: 1\r\n---\r\nb', '---\r\na: 1\r\n---'],
    ['with blanks after the fences', '--- \na: 1\n---\t\n', '---\na: 1\n---\t'.replace('---\n', '--- \n')],
    ['a comment first', '---\n# note\na: 1\n---\n', '---\n# note\na: 1\n---'],
    [
      'values over lines, items and flows',
      '---\na: |\n  # x\n\n  y\nb:\n- 1\nc: [\n  1\n]\n"d": e\n---\n',
      '---\na: |\n  # x\n\n  y\nb:\n- 1\nc: [\n  1\n]\n"d": e\n---',
    ],
    ['empty', '---\n---\n', '---\n---'],
  ])('is %s', (_, text, expected) => {
    const span = findFrontMatter(text);
    expect(span && text.slice(span.start, span.end)).toBe(expected);
  });

  test.each([
    ['a rule before a heading', '---\n\n# Title\n\n---\n'],
    ['a rule right before a heading', '---\n# Title\n\n---\n'],
    ['a rule before prose with a colon', '---\n\nNote: this is prose\n\n---\n'],
    ['a rule before prose', '---\nSome prose.\nMore: of it\n---\n'],
    ['prose after a key', '---\nNote: this\nis prose, too\n---\n'],
    ['never closed', '---\na: 1\n'],
    ['not at the start', '\n---\na: 1\n---\n'],
    ['four dashes', '----\na: 1\n----\n'],
    ['another language', '---js\n{}\n---\n'],
  ])('is not %s', (_, text) => expect(findFrontMatter(text)).toBeUndefined());

  test('holds no entries, legend or headings', async () => {
    const list = await parsePapers('---\na: |\n  ✅ Read\n# b\nc: "<details><summary>✅ T</summary></details>"\n---\n✅ U\n');
    expect(list.entries.map(({ paper }) => paper.title)).toEqual(['U']);
    expect(list.categories).toEqual([]);
  });

  test.each([
    ['not YAML', '---\npapers: [\na: b\n---\n✅ T\n', 1],
    ['no text in it', '---\npapers:\n  legend:\n    read: 1\n---\n✅ T\n', 4],
  ])('that is wrong costs nothing but a problem: %s', async (_, text, line) => {
    const list = await parsePapers(text);
    expect(list.entries).toHaveLength(1);
    expect(problemsOf(list)).toEqual([`${line} bad-settings`]);
  });

  test('is read again and again with the same result', () => {
    const text = '---\npapers: [\n---\n';
    expect(parseFrontMatter(text)).toEqual(parseFrontMatter(text));
    const good = parseFrontMatter('---\na: {b: 1}\n---\n');
    expect(good).toEqual({ kind: 'data', data: { a: { b: 1 } } });
    if (good.kind === 'data') Object.assign(Object(good.data['a']), { b: 2 });
    expect(parseFrontMatter('---\na: {b: 1}\n---\n')).toEqual({ kind: 'data', data: { a: { b: 1 } } });
  });
});

describe('nothing in front matter is ever run', () => {
  const payload = '(globalThis.wasRun(), {a: 1})';

  test.each(['js', 'javascript', 'JavaScript', 'JS', 'coffee', 'coffeescript', 'cson', 'json', 'toml', 'constructor'])(
    'as %s',
    async (language) => {
      const wasRun = vi.fn();
      vi.stubGlobal('wasRun', wasRun);
      const text = `---${language}\n${payload}\n---\n\n✅ T\n`;
      expect(parseFrontMatter(text).kind).toBe('error');
      await parsePapers(text);
      expect(wasRun).not.toHaveBeenCalled();
      vi.unstubAllGlobals();
    },
  );

  test.each(['!!js/function "function () { globalThis.wasRun() }"', '!!js/undefined ""', '!!js/regexp /a/'])(
    'as %s in YAML',
    async (value) => {
      const text = `---\npapers:\n  legend:\n    read: ${value}\n---\n\n✅ T\n`;
      expect(parseFrontMatter(text).kind).toBe('error');
      expect((await parsePapers(text)).entries).toHaveLength(1);
    },
  );
});
