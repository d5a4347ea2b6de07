/** Longer words are not compared. */
const LONGEST = 40;

/** Which of `words` was most likely meant by `word`, misspelt by a letter or two; undefined where none is near. */
export function findNearestWord(word: string, words: readonly string[]): string | undefined {
  const typed = word.trim().toLowerCase();
  let nearest: string | undefined;
  let least = typed.length < 5 ? 2 : 3;
  for (const each of words) {
    const distance = typed.length > LONGEST ? Infinity : editDistance(typed, each.toLowerCase());
    if (distance < least) [nearest, least] = [each, distance];
  }
  return nearest;
}

/** How many letters must be put in, taken out, changed, or swapped with the next to make `two` of `one`. */
function editDistance(one: string, two: string): number {
  let before: number[] = [];
  let last = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= two.length; column += 1) {
      const same = one[row - 1] === two[column - 1];
      const changed = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const swapped = one[row - 1] === two[column - 2] && one[row - 2] === two[column - 1] ? (before[column - 2] ?? 0) + 1 : Infinity;
      now.push(Math.min(changed, swapped, (last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1));
    }
    [before, last] = [last, now];
  }
  return last[two.length] ?? 0;
}
