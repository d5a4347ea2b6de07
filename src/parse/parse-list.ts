import type { FoundEntry, ListDocument } from '../dialects/dialect.ts';
import { DIALECTS } from '../dialects/registry.ts';
import { createCodeTest, type CodeTest } from '../markdown/code-spans.ts';
import { findDetails, type DetailsElements } from '../markdown/details.ts';
import { findFrontMatter } from '../markdown/front-matter.ts';
import { plainInline, readSimpleInline, type InlineReader, type InlineText } from '../markdown/inline.ts';
import type { parseOutline } from '../markdown/outline.ts';
import { parseQuickOutline } from '../markdown/quick-outline.ts';
import { assignIds } from '../model/paper-id.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { Problem } from '../model/problem.ts';
import { lineNumberAt } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import { findCategories, type CategoryBoundary } from './categories.ts';
import { blankOut, conflictProblem, findConflictMarkers } from './conflict-markers.ts';
import { parseLegend } from './legend.ts';
import type { Settings } from './settings.ts';
import { findVenue } from './venue.ts';

/** Readers built on libraries that are too slow to load for lists that do not need them. */
export interface SlowReaders {
  readonly readInline: InlineReader;
  /** What the front matter at `span` sets; what is not as expected is reported. */
  readonly readSettings: (frontMatter: string, span: Span, report: (problem: Problem) => void) => Settings;
}

/** What not every list needs, and what is loaded when one does. */
export interface ParseTools {
  readonly parseOutline?: typeof parseOutline;
  readonly readers?: SlowReaders;
}

/** A list, or the tool without which it cannot be understood wholly. */
export type ParseResult =
  | { readonly kind: 'parsed'; readonly list: PaperList }
  | { readonly kind: 'lacks'; readonly tool: keyof ParseTools };

/** Understands a document; with all tools total: every text parses, in linear time, and trouble is reported in `problems`. */
export function parseList(source: SourceDocument, tools: ParseTools): ParseResult {
  const { text } = source;
  const { readers } = tools;
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const frontMatter = findFrontMatter(text);
  const settings = readSettings(text, frontMatter, { readers, report });
  if (settings === undefined) return { kind: 'lacks', tool: 'readers' };
  const conflictMarkers = findConflictMarkers(source);
  const readable = blankOut(text, conflictMarkers);
  const from = lineStartAfter(source, frontMatter);
  const outline = tools.parseOutline
    ? { ...tools.parseOutline(readable, source.lineStarts, from), usual: [] }
    : parseQuickOutline(readable, from);
  if (outline === undefined) return { kind: 'lacks', tool: 'parseOutline' };
  outline.problems.forEach(report);
  const details = findDetails(readable, outline.blocks, outline.usual);
  reportUnpaired(details, report);
  const inline = createInlineReader(readers);
  let lacksOutline = false;
  const testCode = (): CodeTest => {
    if (tools.parseOutline !== undefined) return createCodeTest(readable, outline.blocks);
    lacksOutline = true;
    return () => false;
  };
  const list = assemble({ source, blocks: outline.blocks, details: details.elements, readInline: inline.read, testCode, report }, settings);
  if (lacksOutline) return { kind: 'lacks', tool: 'parseOutline' };
  if (inline.wasShort()) return { kind: 'lacks', tool: 'readers' };
  for (const marker of conflictMarkers) report(conflictProblem(text, marker));
  problems.sort((a, b) => a.span.start - b.span.start);
  return { kind: 'parsed', list: { ...list, problems } };
}

const NO_SETTINGS: Settings = { legend: [] };

interface SettingsTools extends Pick<ListDocument, 'report'> {
  readonly readers: SlowReaders | undefined;
}

/** What the front matter sets; undefined where that takes the readers and they are not there. */
function readSettings(text: string, frontMatter: Span | undefined, { readers, report }: SettingsTools): Settings | undefined {
  if (frontMatter === undefined) return NO_SETTINGS;
  const content = sliceSpan(text, frontMatter);
  return /^["']?papers["']?[ \t]*:/m.test(content) ? readers?.readSettings(content, frontMatter, report) : NO_SETTINGS;
}

function assemble(document: Omit<ListDocument, 'legend'>, settings: Settings): Omit<PaperList, 'problems'> {
  const { source, blocks, readInline } = document;
  const legend = parseLegend(source.text, blocks, document.details[0]?.open.start ?? Infinity, settings.legend);
  const found = findEntries({ ...document, legend });
  const spans = found.map(({ span }) => span);
  const { categories, boundaries } = findCategories(source.text, blocks, spans, readInline);
  const headingStarts = boundaries.map(({ offset }) => offset);
  return { source, legend, categories, headingStarts, entries: completeEntries(found, boundaries) };
}

/** Entries of all dialects in file order; where two overlap, the dialect registered first has it. */
function findEntries(document: ListDocument): readonly FoundEntry[] {
  let entries: readonly FoundEntry[] = [];
  for (const dialect of DIALECTS) {
    const more = dialect.find(
      document,
      entries.map(({ span }) => span),
    );
    if (more.length > 0) entries = [...entries, ...more].sort((a, b) => a.span.start - b.span.start);
  }
  return entries;
}

function completeEntries(found: readonly FoundEntry[], boundaries: readonly CategoryBoundary[]): Entry[] {
  const ids = assignIds(found);
  let next = 0;
  return found.map(({ title, url, status, note, remark, marker, dialect, span, parts }, index) => {
    while ((boundaries[next]?.offset ?? Infinity) < span.start) next += 1;
    const category = boundaries[next - 1]?.path ?? [];
    const { venue, year } = findVenue(title, remark, note);
    const paper = { id: ids[index] ?? '', title, url, status, category, venue, year, note };
    return { paper, marker, dialect, span, parts };
  });
}

function createInlineReader(readers: SlowReaders | undefined): { readonly read: InlineReader; readonly wasShort: () => boolean } {
  let short = false;
  // The same few words stand in many headings and lines of a long list.
  const known = new Map<string, InlineText>();
  const readSlowly = (markdown: string): InlineText => {
    if (readers === undefined) {
      short = true;
      return plainInline(markdown);
    }
    const inline = known.get(markdown) ?? readers.readInline(markdown);
    known.set(markdown, inline);
    return inline;
  };
  return { read: (markdown) => readSimpleInline(markdown) ?? readSlowly(markdown), wasShort: () => short };
}

function lineStartAfter(source: SourceDocument, frontMatter: Span | undefined): number {
  if (frontMatter === undefined) return 0;
  return source.lineStarts[lineNumberAt(source.lineStarts, frontMatter.end)] ?? source.text.length;
}

function reportUnpaired({ elements, strayCloses }: DetailsElements, report: (problem: Problem) => void): void {
  for (const span of strayCloses) {
    report({ code: 'stray-details-close', severity: 'warning', message: '</details> closes nothing', span });
  }
  for (const { close, open } of elements) {
    if (close === undefined) report({ code: 'unclosed-details', severity: 'warning', message: '<details> is never closed', span: open });
  }
}
