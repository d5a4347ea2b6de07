import { describe, expect, test } from 'vitest';
import type { PaperList } from '../../src/model/paper-list.ts';
import { parsePapers } from '../../src/parse/understand-list.ts';
import { lineNumberAt } from '../../src/text/lines.ts';

/** A list with `settings`, lines below `papers:`, and some entries. */
function withSettings(settings: string, entries = '✅ A line\n'): string {
  const lines = settings.split('\n').map((line) => `  ${line}\n`);
  return `---\ntitle: T\npapers:\n${lines.join('')}---\n\n${entries}`;
}

function problemsOf({ problems, source }: PaperList): readonly string[] {
  return problems.map(({ message, span }) => `${lineNumberAt(source.lineStarts, span.start)} ${message}`);
}

/** What the list says of each paper: `status title`. */
function statusesOf({ entries }: PaperList): readonly string[] {
  return entries.map(({ paper }) => `${paper.status} ${paper.title}`);
}

describe('what is wrong is told with its line and what was expected', () => {
  test.each([
    [
      'a misspelt setting',
      'default: read\nlegnd: { read: ✅ }',
      ['5 papers.legnd: there is no such setting (did you mean “legend”?); expected legend, entries, ignore, sections, trailing, default'],
    ],
    [
      'an unknown setting',
      'colour: red',
      ['4 papers.colour: there is no such setting; expected legend, entries, ignore, sections, trailing, default'],
    ],
    [
      'a misspelt dialect',
      'entries:\n  - line\n  - bulet',
      ['6 papers.entries.1: no entries are “bulet” (did you mean “bullet”?); expected details, task, bullet, numbered, line'],
    ],
    ['no list of dialects', 'entries: { a: b }', ['4 papers.entries: expected a list of details, task, bullet, numbered, line']],
    ['a misspelt status', 'default: unred', ['4 papers.default: “unred” is taken for a status of your own: did you mean “unread”?']],
    [
      'no status',
      'trailing:\n  "(1)": [read]',
      ['5 papers.trailing.(1): expected a status: read, unread, skimmed, to-classify, reading, dropped, or a name of your own'],
    ],
    ['one sign for two statuses', 'legend:\n  read: ":x:"\n  unread: ❌', ['6 papers.legend.unread: ❌ is the sign of “read” already']],
    ['no legend', 'legend: ✅', ['4 papers.legend: expected the sign of each status, such as { read: "✅", unread: "❌" }']],
    ['a section that is not there', 'sections: { Done: read }', ['4 papers.sections: there is no heading or label “Done”']],
    [
      'a category that is not there',
      'ignore: [A, T]',
      ['4 papers.ignore: there is no category “A”', '4 papers.ignore: there is no category “T”'],
    ],
  ])('%s', async (_, settings, problems) => {
    const list = await parsePapers(withSettings(settings));
    expect(problemsOf(list).map((problem) => problem.replace(/expected details.*$|list of details.*$/, (all) => all.slice(0, 15)))).toEqual(
      problems.map((problem) => problem.replace(/expected details.*$|list of details.*$/, (all) => all.slice(0, 15))),
    );
    expect(list.entries).toHaveLength(1);
  });

  test.each([
    ['a number', '---\npapers: 3\n---\n\n✅ A line\n'],
    ['a list', '---\npapers: [a, b]\n---\n\n✅ A line\n'],
    ['a date', '---\npapers: 2024-01-01\n---\n\n✅ A line\n'],
  ])('%s instead of settings', async (_, text) => {
    const list = await parsePapers(text);
    expect(problemsOf(list)).toEqual(['2 expected settings with their values: legend, entries, ignore, sections, trailing, default']);
    expect(list.entries).toHaveLength(1);
  });

  test.each([
    ['no value', '---\npapers:\n---\n\n✅ A line\n'],
    ['settings without values', '---\npapers:\n  legend:\n  default: # none yet\n---\n\n✅ A line\n'],
    ['another key named so', '---\nsite:\n  papers: 3\n---\n\n✅ A line\n'],
  ])('but %s is nothing wrong', async (_, text) => {
    expect(problemsOf(await parsePapers(text))).toEqual([]);
  });

  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('with lines that end in %s', async (_, eol) => {
    const text = withSettings('default: read\nlegnd: 3', '- [A](https://arxiv.org/abs/2106.09685)\n').replaceAll('\n', eol);
    const list = await parsePapers(text);
    expect(problemsOf(list).map((problem) => problem.slice(0, 14))).toEqual(['5 papers.legnd']);
    expect(statusesOf(list)).toEqual(['read A']);
  });
});

describe('settings say', () => {
  const TABLE =
    '| Title | Link |\n|---|---|\n| LoRA | [arXiv](https://arxiv.org/abs/2106.09685) |\n| QLoRA | [arXiv](https://arxiv.org/abs/2305.14314) |\n';
  const ITEMS =
    '# L\n\n## A\n\n- [a paper](https://arxiv.org/abs/2106.09685) (1)\n\n## B（乙）\n\n### C\n\n- [c paper](https://arxiv.org/abs/2305.14314) (2)\n';

  test.each([
    ['what no sign means in a table', 'default: read', TABLE, ['read LoRA', 'read QLoRA']],
    [
      'which headings say a status, also above a table',
      'sections: { Shelf: on loan }',
      `## Shelf\n\n${TABLE}`,
      ['on loan LoRA', 'on loan QLoRA'],
    ],
    ['what no sign means', 'default: to read', ITEMS, ['unread a paper', 'unread c paper']],
    ['a default of its own', 'default: someday', ITEMS, ['someday a paper', 'someday c paper']],
    ['what entries end with', 'trailing: { (1): read, (2): done for now }', ITEMS, ['read a paper', 'done for now c paper']],
    ['categories without papers, by a half of their title', 'ignore: [乙]', ITEMS, ['unmarked a paper']],
    ['by their path', 'ignore: [b/c]', ITEMS, ['unmarked a paper']],
    ['by the title of the one below', 'ignore: [C]', ITEMS, ['unmarked a paper']],
    ['one alone', 'ignore: A', ITEMS, ['unmarked c paper']],
    ['which entries are papers', 'entries: [numbered]', `${ITEMS}\n1. [n paper](https://arxiv.org/abs/2310.11454)\n`, ['unmarked n paper']],
    ['that what no sign means is not for those with one', 'default: read', '❌ one\n\n- [ ] two\n', ['unread one', 'unread two']],
    [
      'several signs of one status',
      'legend: { read: [✅, ⭐], unread: "❌" }',
      '⭐ one\n\n✅ two\n\n❌ three\n',
      ['read one', 'read two', 'unread three'],
    ],
  ])('%s', async (_, settings, entries, expected) => {
    const list = await parsePapers(withSettings(settings, entries));
    expect(statusesOf(list)).toEqual(expected);
    expect(problemsOf(list)).toEqual([]);
  });

  test('why something was left out', async () => {
    const list = await parsePapers(withSettings('ignore: [A]\nentries: [task, details]', `${ITEMS}\n## A\n\n- [ ] x\n`));
    expect(list.leftOut?.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([
      'a paper: is a bullet item, and the settings name other entries',
      'c paper: is a bullet item, and the settings name other entries',
      'x: stands under “A”, which the settings ignore',
    ]);
  });

  test('which headings say a status', async () => {
    const { settings } = await parsePapers(withSettings('sections:\n  To Do: unread\n  "2024": Read', ITEMS));
    expect([...settings.sections]).toEqual([
      ['2024', 'read'],
      ['To Do', 'unread'],
    ]);
    expect([...settings.places.keys()]).toEqual(['sections.To Do', 'sections.2024']);
  });
});

describe('front matter that is hostile is refused, and the list is read', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `k${index}: v`).join('\n');
  const bomb = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`).join('\n');

  test.each([
    ['1 MB of keys', `${many}\npapers:\n  default: read`, 'it is longer than 64 KB'],
    ['a bomb of aliases', `a0: &a0 [x]\n${bomb}\npapers:\n  ignore: *a30`, 'anchors (&) and aliases (*) are not read'],
    ['an alias that merges', 'a: &a { default: read }\npapers:\n  <<: *a', 'anchors (&) and aliases (*) are not read'],
    ['a mapping within itself', 'papers: &p\n  ignore: *p', 'anchors (&) and aliases (*) are not read'],
    ['an alias of nothing', 'papers:\n  ignore: *p', 'unidentified alias "p" at line 3, column 13'],
    ['an alias as a key', 'papers:\n  ? &k [a, b]\n  : *k', 'anchors (&) and aliases (*) are not read'],
    ['60,000 brackets', `papers: ${'['.repeat(60_000)}`, 'its values are nested too deep'],
    ['60,000 braces', `papers:\n  legend: ${'{a: '.repeat(15_000)}`, 'its values are nested too deep'],
    [
      'code',
      'papers:\n  default: !!js/function "function () { return 1 }"',
      'unknown tag !<tag:yaml.org,2002:js/function> at line 3, column 52',
    ],
  ])('%s', async (_, frontMatter, reason) => {
    const list = await parsePapers(`---\n${frontMatter}\n---\n\n✅ A line\n`);
    expect(list.entries.map(({ paper }) => paper.title)).toEqual(['A line']);
    expect(problemsOf(list)).toEqual([`1 front matter cannot be read: ${reason}`]);
  });

  test('what is not asked for is not read', async () => {
    const list = await parsePapers(`---\n${many}\n---\n\n✅ A line\n`);
    expect(problemsOf(list)).toEqual([]);
    expect(list.entries).toHaveLength(1);
  });

  test('of too many settings the first are read', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `"(${index})": read`).join(', ');
    const list = await parsePapers(withSettings(`trailing: { ${names} }`));
    expect(problemsOf(list)).toEqual(['4 papers.trailing: at most 100 are read']);
    expect(list.settings.trailing.size).toBe(100);
  });

  test('no prototype is touched, and none is asked', async () => {
    const settings = '__proto__: { default: read }\nconstructor: { prototype: { polluted: yes } }\nsections: { __proto__: read }';
    const list = await parsePapers(withSettings(settings, '- [A](https://arxiv.org/abs/2106.09685)\n'));
    expect(statusesOf(list)).toEqual(['unmarked A']);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
    expect([...list.settings.sections]).toEqual([['__proto__', 'read']]);
  });
});
