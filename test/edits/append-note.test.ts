import { describe, expect, it } from 'vitest';
import { appendToNote } from '../../src/edits/append-note.ts';
import { parseSourceText } from '../../src/text/source-document.ts';

describe('a line added to a note', () => {
  it.each([
    ['stands below its text', 'a', 'n', 'a\nn'],
    ['is a bullet more where the note is a list', '- a\n- [ ] b', 'n', '- a\n- [ ] b\n- n'],
    ['has the bullet of the last', '* a\n  - b', 'n', '* a\n  - b\n* n'],
    ['has its blanks', '-\ta', 'n', '-\ta\n-\tn'],
    ['stands apart from a list with text before it', 'x\n\n- a', 'n', 'x\n\n- a\n\nn'],
    ['stands apart from a numbered list', '1. a', 'n', '1. a\n\nn'],
    ['stands apart where it has two', '- a', 'n\nm', '- a\n\nn\nm'],
    ['keeps its own bullet', '- a', '- n', '- a\n- n'],
    ['goes below text below a list', '- a\n\nx', 'n', '- a\n\nx\nn'],
    ['is the first', '', 'n', 'n'],
  ])('%s', (_name, old, added, wanted) => {
    expect(appendToNote(old, added, parseSourceText(old))).toBe(wanted);
  });
});
