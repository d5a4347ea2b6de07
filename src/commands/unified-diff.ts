import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** A unified diff from `oldText` to `newText`, with file headers as `patch` reads them. */
export function renderUnifiedDiff(name: string, oldText: string, newText: string): string {
  return createTwoFilesPatch(name, name, oldText, newText, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
}
