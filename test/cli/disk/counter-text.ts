/** A text that shows its number and whether it is whole; its length goes up and down with the number. */
export function counterText(count: number): string {
  return `${count}\n${`- [ ] paper ${count}\n`.repeat((count * 37) % 101)}end of ${count}\n`;
}

/** The number of a text that `counterText` made. @throws when it is not whole */
export function readCounter(text: string): number {
  const count = Number.parseInt(text, 10);
  if (text !== counterText(count)) throw new Error(`torn text: ${JSON.stringify(text.slice(0, 200))}`);
  return count;
}
