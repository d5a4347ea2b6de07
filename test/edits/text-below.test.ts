import { describe, expect, it } from 'vitest';
import { addChange } from '../../src/edits/add.ts';
import { wakesBlock } from '../../src/edits/torn-entries.ts';
import { findFlaw } from '../../src/edits/proof.ts';
import { parsePapers, understandList } from '../../src/parse/understand-list.ts';
import { withText } from '../../src/text/source-document.ts';
import { applyEdits } from '../../src/text/text-edit.ts';

const ENTRY = '<details>\n<summary> ✅ <a href="https://arxiv.org/abs/2106.09685">LoRA</a> </summary>\n</details>\n';

/** What the proof says of a paper added after the one with `below` right below it. */
async function addAbove(below: string): Promise<string | undefined> {
  const list = await parsePapers(`# Papers\n\n## X\n\n${ENTRY}${below}\n\nWhat follows.\n`);
  const destination = { kind: 'category', path: ['X'], at: 'end' } as const;
  const change = addChange(list, { title: 'New', url: undefined, note: '' }, { destination, status: 'read' });
  if (change.kind === 'refused') return change.reason;
  return findFlaw(list, await understandList(withText(list.source, applyEdits(list.source.text, change.edits))), change);
}

describe('a line right below an entry is part of its HTML', () => {
  it.each(['```js', '~~~', '<!-- hidden', '<pre>'])('and %s would swallow what follows, once a blank line wakes it', async (below) => {
    expect(await addAbove(below)).toBe('text right below a paper would be read as something else');
  });

  it('which prose may stop being', async () => {
    expect(await addAbove('Just a remark.')).toBeUndefined();
  });

  it('however harmless the text below another paper is', async () => {
    const second = ENTRY.replace('2106.09685', '2101.00190').replace('LoRA', 'Prefix-Tuning');
    const list = await parsePapers(`# Papers\n\n${ENTRY}Just a remark.\n\n${second}\`\`\`js\n\nWhat follows.\n`);
    const edits = list.entries.map(({ span }) => ({ span: { start: span.end + 1, end: span.end + 1 }, newText: '\n' }));
    expect(wakesBlock(list, edits)).toBe(true);
  });
});
