import type { CategorizeOptions } from './categorize.ts';
import type { Context } from './context.ts';
import { UserError } from './user-error.ts';

/** Asks for each paper to be classified where it belongs. */
export async function walkThrough(_options: CategorizeOptions, _context: Context): Promise<void> {
  throw new UserError('failed', 'not here yet');
}
