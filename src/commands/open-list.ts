import { isOwnSign } from '../model/legend.ts';
import type { PaperList } from '../model/paper-list.ts';
import { understandQuickly } from '../parse/understand-quickly.ts';
import { parseSourceBytes } from '../text/source-document.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { FileError, FileErrorKind } from './files-port.ts';
import { UserError } from './user-error.ts';

/** A list and where it came from: a path as the user would write it, or undefined for standard input. */
export interface OpenList {
  readonly list: PaperList;
  readonly file: string | undefined;
}

/** The list the user means: `--file`, else PAPERS_FILE, else the nearest README.md that holds entries. @throws UserError */
export async function openList(options: GlobalOptions, context: Context): Promise<OpenList> {
  const named = namedFile(options, context);
  if (named === '-') return { list: await understandBytes(context.stdin.readBytes(), 'standard input'), file: undefined };
  if (named !== undefined) return { list: await readListAt(named, context), file: named };
  return findNearestList(context);
}

/** Where the list the user means is: a path, or `-` for standard input. @throws UserError */
export async function findListFile(options: GlobalOptions, context: Context): Promise<string> {
  const named = namedFile(options, context);
  return named ?? (await findNearestList(context)).file;
}

/** The list that was named, by option or environment; undefined when the nearest is meant. @throws UserError for an empty name */
export function namedFile(options: GlobalOptions, context: Context): string | undefined {
  if (options.file === '') throw new UserError('usage', '--file needs a path', '- is standard input');
  return options.file ?? (context.env['PAPERS_FILE'] || undefined);
}

/** Reads and understands the list at `path`. @throws UserError when it cannot be read or is not UTF-8. */
export async function readListAt(path: string, context: Context): Promise<PaperList> {
  const result = context.files.readList(path);
  if (result.kind === 'failed') throw fileUserError(result.error);
  return understandBytes(result.bytes, path);
}

/** What a failure of the file system means for the user. */
export function fileUserError(error: FileError): UserError {
  const code = error.kind === 'changed-meanwhile' || error.kind === 'locked' ? 'changed' : 'file';
  return new UserError(code, error.message, error.hint ?? FILE_HINTS.get(error.kind));
}

const FILE_HINTS: ReadonlyMap<FileErrorKind, string> = new Map([
  ['missing', 'name the list with --file <path> or PAPERS_FILE'],
  ['not-a-file', 'name the Markdown file in it: papers --file <folder>/README.md'],
  ['no-permission', 'ls -l shows who may read and write it'],
]);

/** Understands the bytes of the list called `name`. @throws UserError when they are not UTF-8. */
export async function understandBytes(bytes: Uint8Array, name: string): Promise<PaperList> {
  const source = parseSourceBytes(bytes, name);
  if (source !== undefined) return understandQuickly(source);
  const { describeInvalidUtf8 } = await import('./invalid-utf8.ts');
  throw describeInvalidUtf8(bytes, name);
}

/** A file that holds papers, or explains signs as a list that is still empty does. */
function isPaperList({ entries, legend }: PaperList): boolean {
  return entries.length > 0 || legend.signs.some(isOwnSign);
}

/** Looks in the current folder and those above, up to the root of a git checkout or home. */
async function findNearestList(context: Context): Promise<OpenList & { readonly file: string }> {
  const { folders } = context;
  for (let folder = folders.current; ; folder = folders.parent(folder)) {
    const names = folders.list(folder);
    for (const name of names.filter((each) => /^readme\.md$/i.test(each)).toSorted()) {
      const file = folders.relative(folders.join(folder, name));
      const list = await readListAt(file, context);
      if (isPaperList(list)) return { list, file };
    }
    if (names.includes('.git') || folder === folders.home || folder === folders.parent(folder)) break;
  }
  throw new UserError(
    'file',
    'no list found: no README.md with papers here or in the folders above',
    'name one with --file <path>, or set PAPERS_FILE',
  );
}
