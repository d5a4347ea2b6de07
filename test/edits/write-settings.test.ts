import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSettingsFlaw, missingSettings, settingsChange } from '../../src/edits/write-settings.ts';
import { applyEdits, invertEdits } from '../../src/text/text-edit.ts';
import { readFixtures } from '../helpers/fixture-files.ts';
import { carryOut, listOf } from '../helpers/edit-list.ts';

/** `text` after what was found was written into it; a refusal or flaw as `refused: …` or `flawed: …`. */
async function written(text: string): Promise<string> {
  const list = await listOf(text);
  const outcome = await carryOut(list, settingsChange(list));
  return outcome.kind === 'list' ? outcome.list.source.text : `${outcome.kind}: ${outcome.reason}`;
}

const LIST = '\n✅ A\n\n❌ B\n';
const LEGEND = 'legend: { read: "✅", unread: "❌" }';

describe('what was found is written into the front matter', () => {
  it.each([
    ['none is there', LIST, `---\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n${LIST}`],
    ['none, and the text begins at once', LIST.slice(1), `---\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n${LIST}`],
    ['a rule at the top', `---\n\n# L\n${LIST}`, `---\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n\n---\n\n# L\n${LIST}`],
    ['an empty one', `---\n---\n${LIST}`, `---\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n${LIST}`],
    [
      'other keys, with comments',
      `---\n# mine\ntitle:   "T" # so\ntags: [a,b]\n# end\n---\n${LIST}`,
      `---\n# mine\ntitle:   "T" # so\ntags: [a,b]\n# end\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n${LIST}`,
    ],
    [
      'a text over lines at its end',
      `---\na: |\n  x\n\n---\n${LIST}`,
      `---\na: |\n  x\n\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n${LIST}`,
    ],
    ['closed by dots', `---\na: b\n...\n${LIST}`, `---\na: b\npapers:\n  ${LEGEND}\n  entries: [line, details]\n...\n${LIST}`],
    ['braces', `---\n"a": {b: c}\n---\n${LIST}`, `---\n"a": {b: c}\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n${LIST}`],
    [
      'settings without a value',
      `---\npapers: # later\nz: 1\n---\n${LIST}`,
      `---\npapers: # later\n  ${LEGEND}\n  entries: [line, details]\nz: 1\n---\n${LIST}`,
    ],
    [
      'some of the settings, with comments and a deeper indentation',
      `---\npapers:\n    # what I left\n    default: "unread" # for now\n    # end\nz: 1\n---\n${LIST}`,
      `---\npapers:\n    # what I left\n    default: "unread" # for now\n    ${LEGEND}\n    entries: [line, details]\n    # end\nz: 1\n---\n${LIST}`,
    ],
    [
      'settings over lines',
      `---\npapers:\n  legend:\n    read: ✅\n\n  entries:\n    - line\n    - details # too\nz: 1\n---\n${LIST}`,
      `---\npapers:\n  legend:\n    read: ✅\n    unread: "❌"\n\n  entries:\n    - line\n    - details # too\nz: 1\n---\n${LIST}`,
    ],
    [
      'settings in braces',
      `---\npapers: { legend: { read: '✅' }, default: unread, } # so\n---\n${LIST}`,
      `---\npapers: { legend: { read: '✅', unread: "❌" }, default: unread, entries: [line, details], } # so\n---\n${LIST}`,
    ],
    ['empty braces', `---\npapers: {}\n---\n${LIST}`, `---\npapers: { ${LEGEND}, entries: [line, details] }\n---\n${LIST}`],
    [
      'a setting without a value',
      `---\npapers:\n  legend: # none yet\n  entries: [line, details]\n---\n${LIST}`,
      `---\npapers:\n  legend: { read: "✅", unread: "❌" } # none yet\n  entries: [line, details]\n---\n${LIST}`,
    ],
    [
      'all of it',
      `---\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n${LIST}`,
      `---\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n${LIST}`,
    ],
    [
      'all of it, otherwise said',
      `---\npapers: { legend: { done: ✅, todo: ❌ }, entries: line }\n---\n${LIST}`,
      `---\npapers: { legend: { done: ✅, todo: ❌ }, entries: line }\n---\n${LIST}`,
    ],
  ])('where there is %s', async (_name, before, after) => {
    expect(await written(before)).toBe(after);
    expect(await written(after)).toBe(after);
  });

  it.each([
    [
      'CRLF',
      `---\npapers:\n  legend:\n    read: ✅ # so\n---\n${LIST}`,
      `---\npapers:\n  legend:\n    read: ✅ # so\n    unread: "❌"\n  entries: [line, details]\n---\n${LIST}`,
    ],
    ['CRLF and none', LIST, `---\npapers:\n  ${LEGEND}\n  entries: [line, details]\n---\n${LIST}`],
  ])('in lines that end in %s', async (_name, before, after) => {
    expect(await written(before.replaceAll('\n', '\r\n'))).toBe(after.replaceAll('\n', '\r\n'));
  });

  it.each([
    ['legend', '✅ Read\n⭐ Loved\n\n# L\n\n✅ A\n\n⭐ B\n', { legend: { read: '✅', Loved: '⭐' }, entries: ['line', 'details'] }],
    [
      'signs of one status',
      '✅ A\n\n❌ B\n\n✔️ C\n\n✅ D\n',
      { legend: { read: ['✅', '✔️'], unread: '❌' }, entries: ['line', 'details'] },
    ],
    [
      'words after titles',
      '- [A](https://arxiv.org/abs/2106.09685) **READ**\n- [B](https://arxiv.org/abs/2305.14314) **TODO**\n',
      { entries: ['bullet', 'task'], trailing: { '**READ**': 'read', '**TODO**': 'unread' } },
    ],
    ['checkboxes, which need no explanation', '- [x] A\n- [ ] B\n', { entries: ['task', 'bullet'] }],
    ['nothing', 'No papers.\n', {}],
  ])('%s', async (_name, text, expected) => {
    const missing = missingSettings(await listOf(text));
    expect(
      Object.fromEntries([...missing].map(([name, value]) => [name, value instanceof Map ? Object.fromEntries(value) : value])),
    ).toEqual(expected);
  });
});

describe('refused', () => {
  it.each([
    ['anchors', `---\na: &a b\n---\n${LIST}`, 'the front matter cannot be added to: anchors (&) and aliases (*) are not read'],
    ['broken YAML', `---\na: [\nb: c\n---\n${LIST}`, /^refused: the front matter cannot be added to: .*at line 4/],
    ['no settings', `---\npapers: 3\n---\n${LIST}`, 'the front matter cannot be added to: what stands under “papers” cannot be added to'],
    [
      'a value that says nothing',
      `---\npapers: ~\n---\n${LIST}`,
      'the front matter cannot be added to: what stands under “papers” cannot be added to',
    ],
    ['too much', `---\na: ${'x'.repeat(70_000)}\n---\n${LIST}`, 'the front matter cannot be added to: it is longer than 64 KB'],
  ])('%s', async (_name, text, reason) => {
    const outcome = await written(text);
    if (typeof reason === 'string') expect(outcome).toBe(`refused: ${reason}`);
    else expect(outcome).toMatch(reason);
  });
});

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');
const lists = existsSync(CORPUS)
  ? readdirSync(CORPUS)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(CORPUS, name), 'utf8')] as const)
  : [];

/** The papers are the same ones after what was found is written, it need not be written twice, and taking it back gives the same bytes. */
describe('on every list', () => {
  it.each([...readFixtures().map(({ name, text }) => [name, text] as const), ...lists])('%s', { timeout: 60_000 }, async (_name, text) => {
    const list = await listOf(text);
    const change = settingsChange(list);
    const outcome = await carryOut(list, change);
    if (change.kind === 'refused') return expect(list.problems.some(({ code }) => code === 'bad-settings') || /&/.test(text)).toBe(true);
    expect(outcome.kind === 'list' ? '' : outcome.reason).toBe('');
    if (outcome.kind !== 'list') return undefined;
    expect(findSettingsFlaw(list, outcome.list)).toBeUndefined();
    if (list.problems.every(({ code }) => code !== 'bad-settings')) expect(missingSettings(outcome.list)).toEqual(new Map());
    return expect(applyEdits(outcome.list.source.text, invertEdits(list.source.text, change.edits))).toBe(list.source.text);
  });
});
