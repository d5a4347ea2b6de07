import type { Output } from '../../commands/context.ts';
import type { Prompter } from '../../commands/prompter.ts';
import { UserError } from '../../commands/user-error.ts';
import { wantsColour, type ColourInputs } from '../colour-choice.ts';
import { createPainter } from '../plain-painter.ts';
import { createPrompter } from './prompter.ts';

/** Questions on the terminal of this process. @throws UserError when it cannot place text. */
export async function openPrompter({
  stdout,
  env,
  flag,
}: Omit<ColourInputs, 'isTerminal'> & { readonly stdout: Output }): Promise<Prompter> {
  if (env['TERM'] === 'dumb') {
    throw new UserError('failed', 'this terminal (TERM=dumb) cannot show questions', 'papers categorize <id> --to <category> needs none');
  }
  const window = process.stdout;
  return createPrompter({
    stdin: process.stdin,
    painter: await createPainter(wantsColour({ flag, env, isTerminal: true })),
    write: (text) => stdout.write(text),
    size: () => ({ columns: window.columns, rows: window.rows }),
    onResize: (listener) => {
      window.on('resize', listener);
      return () => void window.off('resize', listener);
    },
  });
}
