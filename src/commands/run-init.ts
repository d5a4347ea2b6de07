import { newList } from '../edits/new-list.ts';
import type { Context } from './context.ts';
import type { InitOptions } from './init.ts';
import type { FileErrorKind } from './files-port.ts';
import { fileUserError, namedFile } from './open-list.ts';

/** Makes a new list, never over an existing file; `-f -` prints it instead. */
export async function runInit(options: InitOptions, context: Context): Promise<void> {
  const path = namedFile(options, context) ?? 'README.md';
  const text = newList(options.lang ?? 'en');
  if (path === '-') return context.stdout.write(text);
  const error = await context.files.createList(path, new TextEncoder().encode(text));
  if (error !== undefined) throw fileUserError({ ...error, ...(HINTS[error.kind] && { hint: HINTS[error.kind] }) });
  const where = options.file === undefined ? '' : ` --file ${path}`;
  context.stderr.write(`wrote ${path}\nhint: papers add "<title, link or arXiv id>"${where}\n`);
}

const HINTS: Partial<Record<FileErrorKind, string>> = {
  exists: 'name another with --file <path>; what is there stays',
  missing: 'the folder it goes in must be there: make it with mkdir',
};
