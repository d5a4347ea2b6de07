import type { Definition, FootnoteDefinition, List, ListItem, Nodes, Parents, Root, Table } from 'mdast';
import { parseNoteTree } from '../markdown/note-tree.ts';
import { blockHtmlTokens, inlineHtmlTokens } from './note-html.ts';
import { imageTokens, textToken, wrapTokens, type NoteTag, type NoteToken } from './note-token.ts';

/** Deeper than this Markdown is shown as it is written. */
const DEEPEST = 100;

/** Each means reading the rest of the piece once more. */
const MOST_FORMULAS = 20;

/** Where a node stands. */
interface Place {
  /** What the offsets of nodes count in. */
  readonly source: string;
  readonly depth: number;
  /** How many readings of HTML this Markdown stands in. */
  readonly htmlDepth: number;
  /** How many ill-fenced formulas stand before it. */
  readonly formulas: number;
  readonly references: References;
  /** Paragraphs are set apart by blank lines (`p`) or not (`div`). */
  readonly paragraph: 'p' | 'div';
  readonly inLine: boolean;
}

interface References {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly used: ReadonlySet<string>;
}

/**
 * What `markdown` says, remark-parse being its reader; `htmlDepth` is how often it was found inside HTML, `formulas` how often
 * behind a formula that would have swallowed it. Its time grows with the square of `markdown` (see `splitNote`).
 */
export function markdownTokens(markdown: string, htmlDepth = 0, formulas = 0): NoteToken[] {
  const root = parseNoteTree(markdown);
  return childTokens(root, {
    source: markdown,
    depth: 0,
    htmlDepth,
    formulas,
    references: findReferences(root),
    paragraph: htmlDepth > 0 ? 'div' : 'p',
    inLine: false,
  });
}

function childTokens(parent: Parents, place: Place): NoteToken[] {
  return parent.children.flatMap((child) => nodeTokens(child, place));
}

function nodeTokens(node: Nodes, place: Place): NoteToken[] {
  if (place.depth > DEEPEST) return [textToken(sourceOf(node, place))];
  return 'children' in node ? parentTokens(node, { ...place, depth: place.depth + 1 }) : leafTokens(node, place);
}

function parentTokens(node: Parents, place: Place): NoteToken[] {
  const inLine = { ...place, inLine: true };
  switch (node.type) {
    case 'paragraph':
      return wrapTokens(place.paragraph, childTokens(node, inLine));
    case 'heading':
      return wrapTokens(`h${node.depth}`, childTokens(node, inLine));
    case 'blockquote':
      return wrapTokens('blockquote', childTokens(node, { ...place, paragraph: 'p' }));
    case 'list':
      return listTokens(node, place);
    case 'footnoteDefinition':
      return footnoteTokens(node, place);
    case 'table':
      return tableTokens(node, inLine);
    case 'emphasis':
      return wrapTokens('em', childTokens(node, place));
    case 'strong':
      return wrapTokens('strong', childTokens(node, place));
    case 'delete':
      return wrapTokens('del', childTokens(node, place));
    case 'link':
      return wrapTokens('a', childTokens(node, place), linkTag(node.url, node.title));
    case 'linkReference': {
      const definition = place.references.definitions.get(node.identifier);
      return wrapTokens('a', childTokens(node, place), definition && linkTag(definition.url, definition.title));
    }
    default:
      return childTokens(node, place);
  }
}

function leafTokens(node: Exclude<Nodes, Parents>, place: Place): NoteToken[] {
  switch (node.type) {
    case 'html':
      return place.inLine ? inlineHtmlTokens(node.value) : blockHtmlTokens(node.value, place.htmlDepth, markdownTokens);
    case 'inlineCode':
      return wrapTokens('code', [textToken(node.value)]);
    case 'inlineMath':
      return wrapTokens('math', [textToken(sourceOf(node, place))]);
    case 'code':
      return codeTokens(node.value, [node.lang, node.meta]);
    case 'math':
      return mathTokens(node.value, node.meta ?? '', place);
    case 'image':
      return imageTokens(node.url, node.alt, node.title);
    case 'imageReference': {
      const definition = place.references.definitions.get(node.identifier);
      return imageTokens(definition?.url ?? node.identifier, node.alt, definition?.title);
    }
    case 'definition':
      return definitionTokens(node, place);
    case 'footnoteReference':
      return [textToken(`[^${node.label ?? node.identifier}]`)];
    case 'break':
      return [{ kind: 'break' }];
    case 'thematicBreak':
      return wrapTokens('hr', []);
    default:
      return [textToken(node.value)];
  }
}

function listTokens(list: List, place: Place): NoteToken[] {
  const loose = (list.spread ?? false) || list.children.some((item) => item.spread === true);
  const inItem: Place = { ...place, depth: place.depth + 1, paragraph: loose ? 'p' : 'div' };
  const items = list.children.flatMap((item) => wrapTokens('li', childTokens(item, inItem), itemTag(item)));
  return wrapTokens(list.ordered === true ? 'ol' : 'ul', items, { loose, start: list.start ?? 1 });
}

function itemTag({ checked }: ListItem): Partial<NoteTag> {
  return typeof checked === 'boolean' ? { task: checked } : {};
}

function footnoteTokens(node: FootnoteDefinition, place: Place): NoteToken[] {
  const marker = `[^${node.label ?? node.identifier}]:`;
  return wrapTokens('p', wrapTokens('li', childTokens(node, { ...place, paragraph: 'div' }), { marker }));
}

function tableTokens(table: Table, place: Place): NoteToken[] {
  const rows = table.children.map((row, index) =>
    row.children.map((cell) => wrapTokens(index === 0 ? 'th' : 'td', childTokens(cell, place))),
  );
  return wrapTokens(
    'table',
    rows.flatMap((cells) => wrapTokens('tr', cells.flat())),
  );
}

function codeTokens(code: string, info: readonly (string | null | undefined)[]): NoteToken[] {
  const language = info.filter((word) => word !== null && word !== undefined).join(' ');
  const said = language === '' ? [] : wrapTokens('language', [textToken(`[code: ${language}]\n`)]);
  return wrapTokens('pre', [...said, textToken(code)]);
}

/**
 * A formula between lines of `$$`. One that begins on the line of its `$$` and ends on that of another is no such thing to
 * remark-math, which then takes all that follows for the formula; here it ends at those dollars.
 */
function mathTokens(value: string, meta: string, place: Place): NoteToken[] {
  const end = meta === '' ? -1 : value.indexOf('$$');
  if (end === -1 || place.formulas >= MOST_FORMULAS) return wrapTokens('pre', [textToken(`$$${meta}\n${value}\n$$`)]);
  const formula = wrapTokens('pre', [textToken(`$$${meta}\n${value.slice(0, end + 2)}`)]);
  return [...formula, ...markdownTokens(value.slice(end + 2), place.htmlDepth, place.formulas + 1)];
}

/** A link's definition shows where it is used; one that nothing uses shows by itself. */
function definitionTokens(node: Definition, place: Place): NoteToken[] {
  const { definitions, used } = place.references;
  if (used.has(node.identifier) && definitions.get(node.identifier) === node) return [];
  return wrapTokens(place.paragraph, [textToken(`[${node.label ?? node.identifier}]: ${node.url}${quoted(node.title)}`)]);
}

function linkTag(href: string, title: string | null | undefined): Partial<NoteTag> {
  return { href, ...(typeof title === 'string' && { title }) };
}

function quoted(title: string | null | undefined): string {
  return typeof title === 'string' ? ` "${title}"` : '';
}

function sourceOf(node: Nodes, place: Place): string {
  return place.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function findReferences(root: Root): References {
  const definitions = new Map<string, Definition>();
  const used = new Set<string>();
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if ('children' in node) open.push(...node.children.toReversed());
  }
  return { definitions, used };
}
