import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { normalizeLabel, parseInline, type FindDefinition, type InlineNode } from '../../src/markdown/inline-nodes.ts';
import { parseInlineTree } from '../../src/markdown/inline-tree.ts';
import { LONGEST_INLINE } from '../../src/markdown/inline.ts';
import { parseMarkdownTree } from '../../src/markdown/markdown-tree.ts';
import { sliceSpan, type Span } from '../../src/text/span.ts';
import { frontMatterEnd } from '../helpers/agreement.ts';
import { DEFINITIONS, inlineMarkdown, inlineSoup } from '../helpers/inline-grammar.ts';
import { definitionsOf, inlineStretches } from '../helpers/inline-stretches.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SHARED = path.join(ROOT, '..', 'shared');
const isThere = existsSync(SHARED);

/** More runs than a quick test wants: `PAPERS_FUZZ_RUNS=300000 npx vitest run test/markdown/inline-agreement`. */
const RUNS = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 1000);

/** A document's text, what its labels stand for, and its stretches of inline Markdown. */
interface Document {
  readonly name: string;
  readonly text: string;
  /** Where its front matter ends. */
  readonly from: number;
  readonly findDefinition: FindDefinition;
  readonly stretches: readonly Span[];
}

test('every stretch of the fixtures reads as remark-parse reads it', { timeout: 60_000 }, () => {
  const fixtures = readDocuments(path.join(ROOT, 'fixtures'));
  expect(fixtures).not.toEqual([]);
  expect(disagreements(fixtures)).toEqual([]);
});

describe.skipIf(!isThere)(`real lists${isThere ? '' : ' (skipped: no ../shared here)'}`, () => {
  test.each(['seed', 'history', 'corpus'])('every stretch in %s reads as remark-parse reads it', { timeout: 120_000 }, (folder) => {
    const lists = readDocuments(path.join(SHARED, folder));
    expect(lists).not.toEqual([]);
    expect(disagreements(lists)).toEqual([]);
  });

  // The versions of one list would say the same again and again.
  test.each(['seed', 'corpus'])('in %s all stretches together are the whole document', { timeout: 120_000 }, (folder) => {
    expect(readDocuments(path.join(SHARED, folder)).filter(isShort).flatMap(wrongFindings)).toEqual([]);
  });

  test('under 1 % of the stretches that hold a link are not sure', { timeout: 60_000 }, () => {
    const read = readDocuments(path.join(SHARED, 'corpus')).flatMap((document) => readAll(document));
    const withLink = read.filter(({ stretch }) => /\]\(|\]\[|:\/\//.test(stretch));
    const notSure = withLink.filter(({ nodes }) => nodes === undefined);
    expect(withLink.length).toBeGreaterThan(1000);
    expect(notSure.length / withLink.length).toBeLessThan(0.01);
  });
});

describe('generated stretches', () => {
  const findDefinition: FindDefinition = (label) => DEFINITIONS.get(label);

  test.each([
    ['of the grammar', inlineMarkdown()],
    ['of pieces in any order', inlineSoup()],
  ])('%s read as remark-parse reads them, or are not sure', { timeout: 3_600_000 }, (_, stretches) => {
    fc.assert(
      fc.property(stretches, (stretch) => {
        // Beside other text, none of which belongs to it.
        const text = `*[\`${stretch}\`](u)*`;
        const [start, end] = [3, 3 + stretch.length];
        const nodes = parseInline(text, start, end, findDefinition);
        const byRemark = parseInlineTree(text, start, end, findDefinition);
        expectSoundSpans(byRemark, start, end);
        if (nodes !== undefined) expect(nodes).toEqual(byRemark);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Nodes follow each other within what holds them, and say where their parts are. */
function expectSoundSpans(nodes: readonly InlineNode[], start: number, end: number): void {
  let before = start;
  for (const node of nodes) {
    const parts = [before, node.start, node.contentStart, node.contentEnd, node.end, end];
    if (parts.some((part, index) => part < (parts[index - 1] ?? 0))) expect.fail(JSON.stringify(node));
    expectSoundSpans(node.children, node.contentStart, node.contentEnd);
    before = node.end;
  }
}

function readDocuments(folder: string): readonly Document[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return names.map((name) => readDocument(path.join(folder, name)));
}

function readDocument(name: string): Document {
  const text = readFileSync(name, 'utf8').replace(/^\uFEFF/u, '');
  const from = frontMatterEnd(text);
  // Most lists have no definitions, and remark-parse takes long to say so.
  const findDefinition = text.includes(']:') ? definitionsOf(parseMarkdownTree(text.slice(from))) : () => undefined;
  return { name, text, from, findDefinition, stretches: inlineStretches(text, from) };
}

function readAll({ text, stretches, findDefinition }: Document): { readonly stretch: string; readonly nodes: unknown }[] {
  return stretches.map((span) => ({ stretch: sliceSpan(text, span), nodes: parseInline(text, span.start, span.end, findDefinition) }));
}

/** The stretches that are read otherwise; of a list in many versions each stretch is looked at once. */
function disagreements(documents: readonly Document[]): string[] {
  const seen = new Set<string>();
  return documents.flatMap(({ name, text, stretches, findDefinition }) =>
    stretches.flatMap((span) => {
      const stretch = sliceSpan(text, span);
      if (seen.has(stretch) || stretch.trim() === '') return [];
      seen.add(stretch);
      const nodes = parseInline(text, span.start, span.end, findDefinition);
      const isAgreed =
        nodes === undefined || JSON.stringify(nodes) === JSON.stringify(parseInlineTree(text, span.start, span.end, findDefinition));
      return isAgreed ? [] : [`${name}: ${stretch}`];
    }),
  );
}

function isShort({ stretches }: Document): boolean {
  return stretches.every(({ start, end }) => end - start <= LONGEST_INLINE);
}

/** The first construct of a document that its stretches and its tree do not agree on, if there is one. */
function wrongFindings({ name, text, from, stretches, findDefinition }: Document): string[] {
  const ours = stretches
    .filter((span) => !/^\[[^\]^]+\]:/.test(sliceSpan(text, span)))
    .flatMap(({ start, end }) => parseInline(text, start, end, findDefinition) ?? parseInlineTree(text, start, end, findDefinition))
    .flatMap(findingsOfNode);
  const theirs = findingsOfTree(parseMarkdownTree(text.slice(from)), findDefinition);
  const index = theirs.findIndex((finding, at) => finding !== ours[at]);
  if (index === -1 && ours.length === theirs.length) return [];
  return [`${name}: ${ours[index]} is ${theirs[index]} (${ours.length} of ${theirs.length})`];
}

function findingsOfNode(node: InlineNode): string[] {
  const inside = node.children.flatMap(findingsOfNode);
  return node.kind === 'text' || node.kind === 'html' ? inside : [describeFinding(node.kind, node.url, node.text), ...inside];
}

/** What remark-parse calls the kinds that are compared. */
const KINDS: Readonly<Record<string, InlineNode['kind']>> = {
  link: 'link',
  linkReference: 'link',
  image: 'image',
  imageReference: 'image',
  strong: 'strong',
  emphasis: 'emphasis',
  delete: 'delete',
  inlineCode: 'code',
  footnoteReference: 'footnote',
  break: 'break',
};

function findingsOfTree(node: Nodes, findDefinition: FindDefinition): string[] {
  const inside = 'children' in node ? node.children.flatMap((child) => findingsOfTree(child, findDefinition)) : [];
  const kind = KINDS[node.type];
  return kind === undefined ? inside : [describeFinding(kind, destinationOf(node, findDefinition), textOf(node)), ...inside];
}

function destinationOf(node: Nodes, findDefinition: FindDefinition): string | undefined {
  if ('url' in node) return node.url;
  return node.type === 'linkReference' || node.type === 'imageReference' ? findDefinition(normalizeLabel(node.identifier)) : undefined;
}

function textOf(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('children' in node) return node.children.map((child) => textOf(child)).join('');
  return node.type === 'text' || node.type === 'inlineCode' ? node.value : '';
}

/** Blanks are evened out: of the indentation of a line within code, a list item takes part. */
function describeFinding(kind: string, url: string | undefined, text: string): string {
  return `${kind}<${url ?? ''}> ${text.replace(/[ \t\r\n]+/g, ' ')}`;
}
