import { describe, expect, test } from 'vitest';
import { wantsColour } from '../../src/cli/colour-choice.ts';
import { createColourPainter } from '../../src/cli/colour.ts';
import { createPainter, plainPainter } from '../../src/cli/plain-painter.ts';

describe('wantsColour', () => {
  const terminal = true;
  const pipe = false;
  test.each([
    ['a terminal', undefined, {}, terminal, true],
    ['a pipe', undefined, {}, pipe, false],
    ['a terminal that can do little', undefined, { TERM: 'dumb' }, terminal, false],
    ['the flag into a pipe', 'always', {}, pipe, true],
    ['the flag over everything', 'always', { NO_COLOR: '1', FORCE_COLOR: '0', TERM: 'dumb' }, pipe, true],
    ['the flag against everything', 'never', { FORCE_COLOR: '3' }, terminal, false],
    ['the flag leaving it open', 'auto', { NO_COLOR: '1' }, terminal, false],
    ['NO_COLOR', undefined, { NO_COLOR: '1' }, terminal, false],
    ['NO_COLOR, whatever it says', undefined, { NO_COLOR: '0' }, terminal, false],
    ['NO_COLOR left empty', undefined, { NO_COLOR: '' }, terminal, true],
    ['NO_COLOR against FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, terminal, false],
    ['FORCE_COLOR into a pipe', undefined, { FORCE_COLOR: '1' }, pipe, true],
    ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, terminal, false],
    ['FORCE_COLOR=false', undefined, { FORCE_COLOR: 'false' }, terminal, false],
    ['FORCE_COLOR left empty', undefined, { FORCE_COLOR: '' }, pipe, false],
    ['FORCE_COLOR on a dumb terminal', undefined, { FORCE_COLOR: '1', TERM: 'dumb' }, terminal, true],
  ] as const)('%s', (_what, flag, env, isTerminal, wanted) => {
    expect(wantsColour({ flag, env, isTerminal })).toBe(wanted);
  });
});

describe('painters', () => {
  test('without colour every style is the text itself', async () => {
    const painter = await createPainter(false);
    expect(painter).toBe(plainPainter);
    const { status, ...styles } = painter;
    for (const paint of Object.values(styles)) expect(paint('text')).toBe('text');
    expect(status('read', '✅')).toBe('✅');
  });

  test('with colour each has its escape sequences, whatever it writes to', async () => {
    const painter = await createPainter(true);
    expect(painter.bold('text')).toBe('\x1b[1mtext\x1b[22m');
    expect(painter.error('text')).toBe('\x1b[31m\x1b[1mtext\x1b[22m\x1b[39m');
    expect(painter.status('read', 'text')).toBe('\x1b[32mtext\x1b[39m');
    expect(painter.status('到期', 'text')).toBe('text');
  });

  test('both know the same styles', () => {
    expect(Object.keys(createColourPainter())).toEqual(Object.keys(plainPainter));
  });
});
