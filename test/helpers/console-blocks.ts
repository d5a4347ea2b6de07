/** A command shown in a document, and what the document says it prints. */
export interface ShownCommand {
  /** As typed after `$ `. */
  readonly command: string;
  /** All lines up to the next command or the end of the block, each with its line ending. */
  readonly output: string;
}

const BLOCK = /^```(\S*)\n([\s\S]*?)^```$/gm;

/** The text inside each fenced block that is marked as `language`, in file order. */
export function fencedBlocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(BLOCK)].filter(([, info]) => info === language).map(([, , content]) => content ?? '');
}

/** The commands of the `console` blocks of a document, in file order. */
export function shownCommands(markdown: string): ShownCommand[] {
  return fencedBlocks(markdown, 'console').flatMap(readCommands);
}

/** The document with another output for its command number `index`, counted from 0. */
export function replaceOutput(markdown: string, index: number, output: string): string {
  let count = -1;
  return markdown.replace(BLOCK, (block, language: string, content: string) => {
    if (language !== 'console') return block;
    const commands = readCommands(content).map((shown) => {
      count += 1;
      return count === index ? { ...shown, output } : shown;
    });
    return `\`\`\`console\n${commands.map((shown) => `$ ${shown.command}\n${shown.output}`).join('')}\`\`\``;
  });
}

function readCommands(block: string): ShownCommand[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1) };
    });
}
