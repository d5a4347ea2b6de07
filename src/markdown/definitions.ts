import { countDefinitionLines } from './block-definition.ts';
import { decodeEntities } from './html-text.ts';
import { normalizeLabel, type FindDefinition } from './inline-nodes.ts';
import type { Block } from './outline.ts';

const DEFINITION = /^[ \t]*\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(?:\n[ \t]*)?(?:<([^<>\n]*)>|(\S+))/;

/** Looks up where link reference definitions lead, and which footnotes there are (asked for as `^label`); they are found when first asked for. */
export function createDefinitionFinder(text: string, blocks: () => readonly Block[]): FindDefinition {
  let known: ReadonlyMap<string, string> | undefined;
  return (label) => (known ??= findDefinitions(text, blocks())).get(label);
}

/** Of two definitions of one label the first counts. */
function findDefinitions(text: string, blocks: readonly Block[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!text.includes(']:')) return found;
  for (const block of blocks) {
    for (const [label, url] of block.kind === 'footnote' ? [footnoteOf(text, block)] : definitionsOf(text, block)) {
      const name = normalizeLabel(label);
      if (!found.has(name)) found.set(name, url);
    }
  }
  return found;
}

type Definition = readonly [label: string, url: string];

function footnoteOf(text: string, { start, contentStart }: Block): Definition {
  return [`^${/^\[\^([^\]]+)\]/.exec(text.slice(start, contentStart))?.[1] ?? ''}`, ''];
}

/** Those a paragraph begins with. */
function definitionsOf(text: string, { kind, start, end }: Block): readonly Definition[] {
  if (kind !== 'paragraph' || text.charCodeAt(start) !== 0x5b) return [];
  const paragraph = text.slice(start, end);
  if (!paragraph.includes(']:')) return [];
  const lines = paragraph.split(/\r\n|\n|\r/);
  return lines.slice(0, countDefinitionLines(lines.join('\n'))).flatMap((line, index): Definition[] => {
    const match = DEFINITION.exec(`${line}\n${lines[index + 1] ?? ''}`);
    return match === null ? [] : [[match[1] ?? '', unescape(match[2] ?? match[3] ?? '')]];
  });
}

function unescape(destination: string): string {
  return decodeEntities(destination.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}
