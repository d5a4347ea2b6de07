/** `end` without the spaces, tabs and line endings before it, but not before `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start) {
    const code = text.charCodeAt(to - 1);
    if (code > 0x20 || (code !== 0x0a && code !== 0x20 && code !== 0x0d && code !== 0x09)) break;
    to -= 1;
  }
  return to;
}
