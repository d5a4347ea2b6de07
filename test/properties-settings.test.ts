import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSettingsFlaw, settingsChange } from '../src/edits/write-settings.ts';
import { applyEdits } from '../src/text/text-edit.ts';
import { carryOut, listOf } from './helpers/edit-list.ts';

/** More runs than a quick test wants: `PAPERS_FUZZ_RUNS=20000 npx vitest run test/properties-settings`. */
const RUNS = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 300);

/** What lines of front matter are made of: settings right and wrong, other keys, comments, texts over lines, and pieces of YAML. */
const LINES = [
  'papers:',
  'papers: {}',
  'papers: { default: unread }',
  'papers: # later',
  '"papers":',
  'title: T',
  '# a comment',
  '  # another',
  '  legend: { read: "✅" }',
  '  legend: { read: "✅", }',
  '  legend:',
  '    read: ✅',
  '    unread: [❌, ":x:"]',
  '  entries: [line, details]',
  '  entries:',
  '    - line',
  '    - task # too',
  '  ignore: [B]',
  '  ignore: B',
  '  trailing: { (1): read }',
  '  trailing:',
  '    "(1)": skimmed',
  '  default: unread',
  '  default:',
  '  sections: { A: read }',
  'note: |',
  '  text',
  '',
  '  - x',
  '- x',
  '{',
  '}',
  ' a: b',
  'c: &d e',
  'f: *d',
  '? g',
  '\tx: y',
  '  __proto__: z',
  "  legend: 'x",
];

const ENTRIES = [
  '✅ one\n\n❌ two\n',
  '# A\n\n- [one](https://arxiv.org/abs/2106.09685) (1)\n\n# B\n\n- [x] [two](https://arxiv.org/abs/2305.14314)\n',
  '<details><summary>✅ <a href="u">one</a></summary>\n\n## B\n</details>\n\n🟧 two\n',
  '',
];

const documents = fc
  .tuple(
    fc.array(fc.constantFrom(...LINES), { maxLength: 9 }),
    fc.constantFrom(...ENTRIES),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.boolean(),
  )
  .map(([lines, entries, eol, hasGap]) =>
    `---\n${lines.map((line) => `${line}\n`).join('')}---\n${hasGap ? '\n' : ''}${entries}`.replaceAll('\n', eol),
  );

describe('for any front matter', () => {
  test('what was found is written in a way that is read back, once, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (text) => {
        const list = await listOf(text);
        const change = settingsChange(list);
        if (change.kind === 'refused') return;
        const outcome = await carryOut(list, change);
        if (outcome.kind !== 'list') throw new Error(`${outcome.kind}: ${outcome.reason}`);
        expect(findSettingsFlaw(list, outcome.list)).toBeUndefined();
        const again = settingsChange(outcome.list);
        expect(again.kind === 'change' ? applyEdits(outcome.list.source.text, again.edits) : '').toBe(outcome.list.source.text);
      }),
      { numRuns: RUNS },
    );
  });

  test('problems stand within it', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (text) => {
        const { problems } = await listOf(text);
        const places = problems.filter(({ code }) => code === 'bad-settings').map(({ span }) => span);
        const end = Math.max(text.lastIndexOf('---') + 3, 0);
        expect(places.every((span) => span.start >= 0 && span.start < span.end && span.end <= end)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
