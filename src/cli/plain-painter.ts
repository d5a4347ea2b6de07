import type { Painter } from '../commands/painter.ts';

/** The painter for pipes, files and terminals without colour: every style is the text itself. */
export const plainPainter: Painter = {
  heading: same,
  dim: same,
  accent: same,
  bold: same,
  italic: same,
  underline: same,
  strikethrough: same,
  code: same,
  link: same,
  error: same,
  warning: same,
  success: same,
  status: (_status, text) => text,
};

/** The painter to use; chalk is loaded only when `coloured`. */
export async function createPainter(coloured: boolean): Promise<Painter> {
  if (!coloured) return plainPainter;
  const { createColourPainter } = await import('./colour.ts');
  return createColourPainter();
}

function same(text: string): string {
  return text;
}
