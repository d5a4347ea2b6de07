import type { FoundEntry, ListDocument } from '../dialects/dialect.ts';
import { findParagraphLabels } from '../dialects/paragraph-labels.ts';
import { createCodeTest, type CodeTest } from '../markdown/code-spans.ts';
import { findDetails, type DetailsElement, type DetailsElements } from '../markdown/details.ts';
import { findFrontMatter } from '../markdown/front-matter.ts';
import { createDefinitionFinder } from '../markdown/definitions.ts';
import { parseInline, type FindDefinition, type InlineNode } from '../markdown/inline-nodes.ts';
import { plainInline, readSimpleInline, type InlineReader, type InlineText } from '../markdown/inline.ts';
import { parseOutline } from '../markdown/outline.ts';
import { parseQuickOutline } from '../markdown/quick-outline.ts';
import type { LeftOut } from '../model/left-out.ts';
import { withVocabulary } from '../model/legend.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { Problem } from '../model/problem.ts';
import { createTitleReader } from '../model/section-status.ts';
import { NO_SETTINGS, type Settings } from '../model/settings.ts';
import { signsOfSettings } from '../model/setting-signs.ts';
import { lineNumberAt } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { overlapsAny, sliceSpan, type Span } from '../text/span.ts';
import { assembleList, toEntry, type ListParts } from './assemble-list.ts';
import { blankOut, conflictProblem, findConflictMarkers } from './conflict-markers.ts';
import { findEntries, type NamesCategory } from './find-entries.ts';
import { findHeadings } from './headings.ts';
import { parseLegend } from './legend.ts';
import { findSections } from './sections.ts';
import { reportUnusedSections } from './unused-sections.ts';
import { findVocabulary } from './vocabulary.ts';

/** Readers built on libraries that are too slow to load for lists that do not need them. */
export interface SlowReaders {
  readonly readInline: InlineReader;
  readonly readNodes: (text: string, start: number, end: number, findDefinition: FindDefinition) => readonly InlineNode[];
  /** Whether a name in the settings is that of the category at a path. */
  readonly isNamedCategory: NamesCategory;
  /** What the front matter at `span` sets; what is not as expected is reported. */
  readonly readSettings: (frontMatter: string, span: Span, report: (problem: Problem) => void) => Settings;
}

/**
 * Understands a document. With the slow readers it is total: every text parses, in linear time, and trouble is reported in
 * `problems`; undefined where it takes them and they are not there. `place` makes an entry of what was found.
 */
export function parseList(
  source: SourceDocument,
  readers: SlowReaders | undefined,
  place: typeof toEntry = toEntry,
): PaperList | undefined {
  const { text } = source;
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const frontMatter = findFrontMatter(text);
  const settings = readSettings(text, frontMatter, { readers, report });
  if (settings === undefined) return undefined;
  const conflictMarkers = findConflictMarkers(source);
  for (const marker of conflictMarkers) report(conflictProblem(text, marker));
  const readable = blankOut(text, conflictMarkers);
  const start = lineStartAfter(source, frontMatter);
  const quick = parseQuickOutline(readable, start);
  const outline = quick === undefined ? parseOutline(readable, source.lineStarts, start) : { blocks: quick, problems: [] };
  outline.problems.forEach(report);
  const details = findDetails(readable, outline.blocks);
  reportUnpaired(details, report);
  const inline = createInlineReader(readers);
  const nodes = createNodeReader(
    readers,
    createDefinitionFinder(readable, () => outline.blocks),
  );
  const leftOut: LeftOut[] = [];
  const testCode = (): CodeTest => createCodeTest(readable, outline.blocks);
  const { blocks } = outline;
  const parts = findParts(
    {
      source,
      settings,
      blocks,
      details: details.elements,
      readInline: inline.read,
      readNodes: (start, end) => nodes.read(readable, start, end),
      testCode,
      report,
      leaveOut: (left) => void leftOut.push(left),
    },
    readers?.isNamedCategory,
  );
  if (inline.wasShort() || nodes.wasShort()) return undefined;
  leftOut.sort((one, other) => one.span.start - other.span.start);
  // What one dialect left out may stand in the note of an entry that another found.
  const spans = parts.found.map(({ span }) => span);
  const left = leftOut.filter(({ span }) => !overlapsAny(spans, span));
  return assembleList({ ...parts, source, settings, problems, leftOut: left }, parts.found, place);
}

/** Whether the text has front matter with settings. */
export function mentionsSettings(text: string): boolean {
  const frontMatter = findFrontMatter(text);
  return frontMatter !== undefined && SETTINGS_KEY.test(sliceSpan(text, frontMatter));
}

const SETTINGS_KEY = /^["']?papers["']?[ \t]*:/m;

interface SettingsTools extends Pick<ListDocument, 'report'> {
  readonly readers: SlowReaders | undefined;
}

/** What the front matter sets; undefined where that takes the readers and they are not there. */
function readSettings(text: string, frontMatter: Span | undefined, { readers, report }: SettingsTools): Settings | undefined {
  if (frontMatter === undefined) return NO_SETTINGS;
  const content = sliceSpan(text, frontMatter);
  return SETTINGS_KEY.test(content) ? readers?.readSettings(content, frontMatter, report) : NO_SETTINGS;
}

interface FoundParts extends Pick<ListParts, 'legend' | 'headings' | 'sections'> {
  readonly found: readonly FoundEntry[];
}

function findParts(document: Omit<ListDocument, 'legend' | 'labels'>, isNamed: NamesCategory = () => false): FoundParts {
  const { source, settings, blocks, details, readInline } = document;
  const { text } = source;
  const legend = parseLegend(text, blocks, details[0]?.open.start ?? Infinity, signsOfSettings(settings));
  const readTitle = createTitleReader(settings, legend);
  const paragraphs = findParagraphLabels({ text, blocks, readTitle, claimed: outermostSpans(details) });
  const { found: entries, spans } = findEntries({ ...document, legend, labels: paragraphs }, isNamed);
  const headings = findHeadings(text, blocks, spans, readInline);
  const labels = paragraphs.filter(({ span }) => !overlapsAny(spans, span));
  reportUnusedSections(document, [...headings, ...labels, ...entries.flatMap((entry) => entry.labels ?? [])]);
  const { found, sections } = findSections({ headings, labels, found: entries, settings, readTitle, length: text.length });
  return { legend: withVocabulary(legend, findVocabulary(found)), found, headings, sections };
}

/** From the first tag to the last of each element that stands in no other. */
function outermostSpans(details: readonly DetailsElement[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { open, close } of details) {
    if (open.start >= (spans.at(-1)?.end ?? 0)) spans.push({ start: open.start, end: close?.end ?? open.end });
  }
  return spans;
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

interface NodeReader {
  readonly read: (text: string, start: number, end: number) => readonly InlineNode[];
  readonly wasShort: () => boolean;
}

function createNodeReader(readers: SlowReaders | undefined, findDefinition: FindDefinition): NodeReader {
  let short = false;
  const readSlowly = (text: string, start: number, end: number): readonly InlineNode[] => {
    short ||= readers === undefined;
    return readers?.readNodes(text, start, end, findDefinition) ?? [];
  };
  return {
    read: (text, start, end) => parseInline(text, start, end, findDefinition) ?? readSlowly(text, start, end),
    wasShort: () => short,
  };
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
