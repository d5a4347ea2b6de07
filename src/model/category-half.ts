import { foldTitle } from './fold.ts';

/** A title in two languages, `中文（English）`, taken apart. */
interface BilingualTitle {
  readonly first: string;
  /** From the first half to the second, and after that: blanks and brackets. */
  readonly open: string;
  readonly second: string;
  readonly close: string;
}

/**
 * The title that a category called `title` gets when `name` names it and it is to be called `newTitle`: of a bilingual title the half that is not named
 * stays, unless both are named or given.
 */
export function renamedTitle(title: string, name: string, newTitle: string): string {
  const halves = splitBilingual(title);
  if (halves === undefined || splitBilingual(newTitle) !== undefined) return newTitle;
  const { first, open, second, close } = halves;
  switch (namedHalf(halves, title, name)) {
    case 'first':
      return newTitle + open + second + close;
    case 'second':
      return first + open + newTitle + close;
    default:
      return newTitle;
  }
}

/** Both halves of `中文（English）`, as `categoryNames` tells them; undefined for another title. */
function splitBilingual(title: string): BilingualTitle | undefined {
  const [, first, open, second, close] = /^(.+?)(\s*[（(]\s*)([^（()）]+?)(\s*[)）])$/u.exec(title) ?? [];
  return first === undefined || open === undefined || second === undefined || close === undefined
    ? undefined
    : { first, open, second, close };
}

/** Which half `name` (the last step of a path, in any case, or the beginning of a half) is; undefined where it is the whole title. */
function namedHalf({ first, second }: BilingualTitle, title: string, name: string): 'first' | 'second' | undefined {
  const whole = foldTitle(title);
  const steps = [name, name.split('/').at(-1) ?? ''].map(foldTitle).filter((step) => step !== '');
  if (steps.includes(whole)) return undefined;
  if (steps.includes(foldTitle(first))) return 'first';
  if (steps.includes(foldTitle(second))) return 'second';
  const [begun = ''] = steps;
  if (foldTitle(first).startsWith(begun)) return 'first';
  return foldTitle(second).startsWith(begun) ? 'second' : undefined;
}
