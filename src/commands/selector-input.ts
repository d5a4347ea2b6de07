import { parseSourceBytes } from '../text/source-document.ts';
import type { Context, GlobalOptions } from './context.ts';
import { namedFile } from './open-list.ts';
import { UserError } from './user-error.ts';

export interface SelectorInputOptions extends GlobalOptions {
  /** Selectors on standard input end in NUL instead of a line ending. */
  readonly null?: boolean;
}

/**
 * The selectors named, with those on standard input in place of `-`: one a line, up to the first tab.
 * @throws UserError when `-` is given twice, or standard input is the document already.
 */
export function readSelectors(words: readonly string[], options: SelectorInputOptions, context: Context): readonly string[] {
  const dashes = words.filter((word) => word === '-').length;
  if (dashes === 0) return words;
  if (dashes > 1) throw new UserError('usage', '“-” stands for standard input and can be given once');
  requireFreeStdin(options, context);
  const input = new TextDecoder().decode(context.stdin.readBytes());
  const lines = options.null === true ? input.split('\0') : input.split(/\r\n|\n|\r/);
  const selectors = lines.map((line) => (line.split('\t')[0] ?? '').trim()).filter((line) => line !== '');
  return words.flatMap((word) => (word === '-' ? selectors : [word]));
}

/** @throws UserError when standard input is the list itself. */
function requireFreeStdin(options: GlobalOptions, context: Context): void {
  if (namedFile(options, context) === '-')
    throw new UserError('usage', 'standard input cannot be the list (--file -) and something else (-) at once');
}

/** Standard input as text, a BOM left out. @throws UserError when it is the list itself, or not UTF-8. */
export async function readStdinText(options: GlobalOptions, context: Context): Promise<string> {
  requireFreeStdin(options, context);
  const bytes = context.stdin.readBytes();
  const source = parseSourceBytes(bytes);
  if (source !== undefined) return source.text;
  const { describeInvalidUtf8 } = await import('./invalid-utf8.ts');
  throw describeInvalidUtf8(bytes, 'standard input');
}
