import { isPairs, type PlainSetting } from '../model/plain-settings.ts';
import { lineEndAt, nextLineStart } from '../text/indent.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { parseFrontMatter } from './front-matter-data.ts';
import { contentEnd, contentStart, parseFrontMatterTree, type YamlEntry, type YamlNode } from './front-matter-tree.ts';
import { renderFlow, renderPairs, renderScalar } from './yaml-flow.ts';

/** What is to be added to front matter: a mapping that may hold mappings that are there already. */
export type YamlAddition = ReadonlyMap<string, PlainSetting>;

/** The edits, or why there are none. */
export type FrontMatterEdits =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'error'; readonly message: string };

/**
 * Adds `pairs` to the mapping under `name` in the front matter at `span`, or in new front matter where there is none. What a pair's key has already stays,
 * and gets those of the pair's own keys that it lacks; nothing that is there is touched.
 */
export function addToFrontMatter(source: SourceDocument, span: Span | undefined, name: string, pairs: YamlAddition): FrontMatterEdits {
  if (pairs.size === 0) return { kind: 'edits', edits: [] };
  if (span === undefined) return { kind: 'edits', edits: [newFrontMatter(source, name, pairs)] };
  const frontMatter = source.text.slice(span.start, span.end);
  const data = parseFrontMatter(frontMatter);
  if (data.kind === 'error') return data;
  const start = contentStart(frontMatter);
  const end = contentEnd(frontMatter);
  // A blank line right after the fence would make a rule of it.
  const isBlank = frontMatter.slice(start, end).trim() === '';
  const tree = parseFrontMatterTree(frontMatter);
  // The one library is more lenient than the other, such as with tabs as indentation.
  if (tree === undefined && !isBlank) return { kind: 'error', message: 'it is not quite YAML, such as where tabs indent it' };
  const edits = addToTree({ ...source, end: isBlank ? start : end }, tree, { name, pairs });
  return edits === undefined ? { kind: 'error', message: `what stands under “${name}” cannot be added to` } : { kind: 'edits', edits };
}

interface FrontMatterText extends Pick<SourceDocument, 'text' | 'eol'> {
  /** Where what is new at the end goes: before the closing fence. */
  readonly end: number;
}

interface Addition {
  readonly name: string;
  readonly pairs: YamlAddition;
}

function newFrontMatter({ text, eol }: SourceDocument, name: string, pairs: YamlAddition): TextEdit {
  const gap = text === '' || /^[ \t]*[\r\n]/.test(text) ? '' : eol;
  return insertion(0, `---${eol}${blockLines(name, pairs, eol)}---${eol}${gap}`);
}

/** `name:` and below it a pair a line. */
function blockLines(name: string, pairs: YamlAddition, eol: string): string {
  return `${renderScalar(name)}:${eol}${pairLines(pairs, '  ', eol)}`;
}

function pairLines(pairs: YamlAddition, indent: string, eol: string): string {
  return [...pairs].map(([key, value]) => `${indent}${renderScalar(key)}: ${renderFlow(value)}${eol}`).join('');
}

function addToTree(source: FrontMatterText, root: YamlNode | undefined, { name, pairs }: Addition): readonly TextEdit[] | undefined {
  const { text, eol, end } = source;
  const entry = root?.entries.get(name);
  if (entry === undefined) {
    if (root?.isFlow !== true) return [insertion(end, blockLines(name, pairs, eol))];
    return addPairs(source, root, new Map([[name, `{ ${renderPairs(pairs)} }`]]));
  }
  if (entry.value === undefined)
    return root?.isFlow === true
      ? undefined
      : [insertion(nextLineStart(text, lineEndAt(text, entry.span.end)), pairLines(pairs, '  ', eol))];
  if (entry.value.kind !== 'mapping') return undefined;
  return mergePairs(source, entry.value, pairs);
}

/** Adds those pairs whose keys are not there, and to those that are there what they lack. */
function mergePairs(source: FrontMatterText, mapping: YamlNode, pairs: YamlAddition): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const missing = new Map<string, string>();
  for (const [key, value] of pairs) {
    const there = mapping.entries.get(key);
    if (there === undefined) {
      missing.set(key, renderFlow(value));
      continue;
    }
    const own = fillEntry(source, there, value);
    if (own === undefined) return undefined;
    edits.push(...own);
  }
  const added = missing.size === 0 ? [] : addPairs(source, mapping, missing);
  return added && [...edits, ...added];
}

function fillEntry(source: FrontMatterText, { value: there, span }: YamlEntry, value: PlainSetting): readonly TextEdit[] | undefined {
  if (there === undefined) {
    const colon = source.text.indexOf(':', span.end);
    return [insertion(colon + 1, ` ${renderFlow(value)}`)];
  }
  if (there.kind !== 'mapping' || !isPairs(value)) return undefined;
  const missing = [...value].filter(([key]) => !there.entries.has(key));
  return missing.length === 0 ? [] : addPairs(source, there, new Map(missing.map(([key, own]) => [key, renderFlow(own)] as const)));
}

/** `pairs` have their values in YAML already. */
function addPairs({ text, eol }: FrontMatterText, mapping: YamlNode, pairs: ReadonlyMap<string, string>): readonly TextEdit[] | undefined {
  const entries = [...mapping.entries.values()];
  const [first] = entries;
  const last = entries.at(-1);
  const rendered = [...pairs].map(([key, value]) => `${renderScalar(key)}: ${value}`);
  if (first === undefined || last === undefined)
    return mapping.isFlow ? [insertion(mapping.span.start + 1, ` ${rendered.join(', ')} `)] : undefined;
  if (mapping.isFlow)
    return last.value === undefined ? undefined : [insertion(last.span.end, rendered.map((pair) => `, ${pair}`).join(''))];
  const lineStart = Math.max(text.lastIndexOf('\n', first.span.start - 1), text.lastIndexOf('\r', first.span.start - 1)) + 1;
  const indent = text.slice(lineStart, first.span.start);
  // Values over several lines may end in their last line end.
  const end = last.span.start + text.slice(last.span.start, last.span.end).trimEnd().length;
  if (indent.trim() !== '') return undefined;
  return [insertion(nextLineStart(text, lineEndAt(text, end)), rendered.map((pair) => `${indent}${pair}${eol}`).join(''))];
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
