import { isAlias, isCollection, isMap, isPair, isScalar, parseDocument, type Node } from 'yaml';
import type { Span } from '../text/span.ts';

/** Where a value of front matter stands, and what stands in it. */
export interface YamlNode {
  readonly kind: 'mapping' | 'sequence' | 'scalar';
  readonly span: Span;
  /** Whether it is written in brackets or braces. */
  readonly isFlow: boolean;
  /** By their keys those of a mapping, by their indices those of a sequence, in file order. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

export interface YamlEntry {
  /** Of a mapping from the key to the end of its value; of a sequence the value. */
  readonly span: Span;
  /** Undefined where the key has no value. */
  readonly value: YamlNode | undefined;
}

/** So deep values are looked into. */
const DEEPEST = 24;

/** Where the values of `frontMatter` stand, its fences included; undefined where it is empty, or no YAML that is read. Values are never resolved, so no alias is expanded. */
export function parseFrontMatterTree(frontMatter: string): YamlNode | undefined {
  const start = contentStart(frontMatter);
  // Of the same length, since the library takes a lone CR for no line end.
  const content = frontMatter.slice(start, contentEnd(frontMatter)).replace(/\r(?!\n)/g, '\n');
  try {
    const document = parseDocument(content, { logLevel: 'silent', uniqueKeys: false, schema: 'failsafe' });
    return document.errors.length > 0 || document.contents === null ? undefined : toYamlNode(document.contents, start, 0);
  } catch {
    return undefined;
  }
}

/** Where the lines between the fences start. */
export function contentStart(frontMatter: string): number {
  return /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(frontMatter)?.[0].length ?? 0;
}

/** Where the closing fence stands. */
export function contentEnd(frontMatter: string): number {
  return Math.max(contentStart(frontMatter), frontMatter.trimEnd().search(/(?:---|\.\.\.)$/));
}

function toYamlNode(node: Node, offset: number, depth: number): YamlNode | undefined {
  if (depth > DEEPEST || isAlias(node)) return undefined;
  const span = spanOf(node, offset);
  if (!isCollection(node)) return { kind: 'scalar', span, isFlow: false, entries: new Map() };
  const entries = new Map<string, YamlEntry>();
  for (const [index, item] of node.items.entries()) {
    const [key, entry] = isPair(item) ? pairEntry(item, offset, depth) : itemEntry(item, index, { offset, depth });
    if (key !== undefined && entry !== undefined && !entries.has(key)) entries.set(key, entry);
  }
  return { kind: isMap(node) ? 'mapping' : 'sequence', span, isFlow: node.flow === true, entries };
}

type NamedEntry = readonly [key: string | undefined, entry: YamlEntry | undefined];

function pairEntry({ key, value }: { readonly key: unknown; readonly value: unknown }, offset: number, depth: number): NamedEntry {
  if (!isScalar(key)) return [undefined, undefined];
  const own = spanOf(key, offset);
  const inner = isYamlNode(value) ? toYamlNode(value, offset, depth + 1) : undefined;
  // A key without a value has an empty one, right after its colon.
  const isEmpty = inner === undefined || inner.span.start === inner.span.end;
  return [String(key.value), { span: { start: own.start, end: isEmpty ? own.end : inner.span.end }, value: isEmpty ? undefined : inner }];
}

function itemEntry(item: unknown, index: number, { offset, depth }: { readonly offset: number; readonly depth: number }): NamedEntry {
  const value = isYamlNode(item) ? toYamlNode(item, offset, depth + 1) : undefined;
  return [String(index), value && { span: value.span, value }];
}

function isYamlNode(value: unknown): value is Node {
  return isScalar(value) || isCollection(value) || isAlias(value);
}

function spanOf({ range }: { readonly range?: readonly [number, number, number] | null | undefined }, offset: number): Span {
  return { start: offset + (range?.[0] ?? 0), end: offset + (range?.[1] ?? 0) };
}
