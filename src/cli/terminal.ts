import type { Terminal } from '../commands/terminal.ts';
import { wantsColour, type ColourInputs } from './colour-choice.ts';
import { createPainter } from './plain-painter.ts';
import { renderTable } from './table.ts';

export interface TerminalInputs extends ColourInputs {
  /** Cells in a line, where the terminal says. */
  readonly columns: number | undefined;
}

const USUAL_WIDTH = 80;

/** How to show things on this terminal; in a pipe nothing is cut or wrapped. */
export async function createTerminal(inputs: TerminalInputs): Promise<Terminal> {
  const painter = await createPainter(wantsColour(inputs));
  const width = inputs.isTerminal ? inputs.columns || USUAL_WIDTH : Infinity;
  return {
    painter,
    width,
    renderTable: (rows, columns) => renderTable(rows, columns, { width, painter }),
    renderNote: async (markdown) => {
      const { renderNote } = await import('./note-view.ts');
      return renderNote(markdown, { width, painter });
    },
  };
}
