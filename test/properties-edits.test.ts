import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addChange, statusForNew } from '../src/edits/add.ts';
import type { Change, Refusal } from '../src/edits/change.ts';
import { titleChange, urlChange } from '../src/edits/edit-entry.ts';
import { noteChange, noteTextOf, normalizeNote } from '../src/edits/note.ts';
import type { Destination } from '../src/edits/placement.ts';
import { removeChange } from '../src/edits/remove.ts';
import { normalizeTitle } from '../src/edits/said.ts';
import type { Entry } from '../src/model/paper.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { applyEdits, invertEdits } from '../src/text/text-edit.ts';
import { carryOut, listOf } from './helpers/edit-list.ts';
import { LIST_GRAMMARS } from './helpers/list-grammars.ts';

const runs = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 0);
const some = { numRuns: runs || 150 };

/** What a note or a title may be made of to break out of where it stands. */
const PIECES = [
  'a word', ' ', '\n', '\n\n', '\r\n', '\t', '    ', '`', '``', '```\n', '~~~', '<!--', '-->', '<details>', '</details>', '<summary>', '</summary>',
  '<blockquote>', '</blockquote>', '<br>', '<br>\n', '<pre>', '<script>', '<a href="', '"', "'", '&', '&amp;', '&copy;', '<', '>', '$$', '$', '\\', '*', '_', '[', ']',
  '](u)', '![', '- ', '1. ', '> ', '# ', '## C\n', '---\n', '===\n', '| a |\n|-|\n', '[a]: b\n', '[^1]: c\n', '✅', '❌ ', ':x:', '😀', '\u202B', 'שלום', '論文', '\u00A0', '\u3000',
  '</DETAILS>', '<Details >', '<?', '<![CDATA[', 'https://e.org/a_b_c', 'www.e.org', 'a@e.org', '~~', '(ICLR 2023)', '**NIPS 2021**\n',
] as const; // prettier-ignore
const hostile = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
/** What people write: it is never refused. What may be an address or a character reference is none of it: among items, only remark-parse could tell. */
const ordinary = fc
  .stringMatching(/^[A-Za-z0-9,.:;!?'"&$%()+=論文שלום😀 -]{1,40}$/u)
  .filter((text) => /[A-Za-z]/.test(text) && !/&\w+;/.test(text));

/** The list with exactly one blank line wherever it had any, or an entry or heading follows another. */
function evenGaps(content: string): string {
  return content
    .replace(/^(\uFEFF?)[ \t\r\n]+/, '$1')
    .replace(/(\r?\n)(?:[ \t]*\r?\n)+/g, '$1$1')
    .replace(
      /(<\/details>\r?|^\uFEFF?#+.*\r?|^\uFEFF?[✅❌👀🟧] Line.*\r?)(\n)(?=\S)/gmu,
      (_, line: string, end: string) => line + end + (line.endsWith('\r') ? '\r' : '') + end,
    );
}

function nonBlankLines({ source }: PaperList): readonly string[] {
  return source.text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

type Written = { readonly list: PaperList; readonly change: Change };

/** The list after a change that its proof agrees to; undefined where the change was refused with a reason. */
async function write(list: PaperList, change: Change | Refusal): Promise<Written | undefined> {
  if (change.kind === 'refused') {
    expect(change.reason).not.toBe('');
    return undefined;
  }
  const outcome = await carryOut(list, change);
  expect(outcome.kind === 'flawed' ? outcome.reason : '').toBe('');
  if (outcome.kind !== 'list') return undefined;
  const after = outcome.list;
  expect(applyEdits(after.source.text, invertEdits(list.source.text, change.edits))).toBe(list.source.text);
  return { list: after, change };
}

/** The words of a note, without the bullets and indentation that put them into a list. */
function withoutBullets(note: string): string {
  return note
    .replace(/^(?:[ \t]*(?:[-+*]|\d+[.)])[ \t]+)+|^[ \t]+|\s+/gm, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

function pick({ entries }: PaperList, at: number): Entry | undefined {
  return entries[at % Math.max(1, entries.length)];
}

function destinationOf(list: PaperList, at: number, how: string): Destination {
  const entry = pick(list, at);
  if (entry !== undefined && (how === 'before' || how === 'after')) return { kind: 'beside', entry, side: how };
  const paths = [[], ...list.categories.map(({ path }) => path)];
  return { kind: 'category', path: paths[at % paths.length] ?? [], at: how === 'top' ? 'top' : 'end' };
}

/** What a new paper is there unless somebody says otherwise. */
function usualStatus(list: PaperList, destination: Destination): string {
  return statusForNew(list, destination.kind === 'beside' ? destination.entry.paper.category : destination.path);
}

const place = fc.record({ at: fc.nat(30), how: fc.constantFrom('end', 'top', 'before', 'after') });
const url = fc.option(fc.constantFrom('https://arxiv.org/abs/2302.04761', 'https://e.org/?a=1&b="2"&copy=3', "https://e.org/it's_(1)"), {
  nil: undefined,
});

/** A cell says its line endings in HTML, no blanks beside them, and no backslash before a bar. */
function withLineEndings(text: string): string {
  return text.replace(/[ \t]*(?:<br[ \t]*\/?>|\r?\n)[ \t]*/gi, '\n').replaceAll('\\|', '|');
}

describe.each(Object.entries(LIST_GRAMMARS))('in %s', { timeout: 120_000 }, (dialect, listText) => {
  const isOfItems = ['task', 'bullet', 'numbered'].includes(dialect);
  /** A row stands in a table that may lack a column. */
  const isOfRows = dialect === 'table';
  /** Among items, rows and headings, one without a link may be no paper. */
  const needsLink = isOfItems || isOfRows || dialect === 'heading';
  const statusFor = needsLink ? usualStatus : (): string => 'unread';
  const noPlace = isOfRows
    ? /shares a line|before the legend|no table with papers|no column for a status/
    : /shares a line|before the legend/;
  /** What is never refused among such entries. */
  const newcomer = fc.record({
    title: needsLink ? ordinary.map((words) => `Learning of ${words}`) : ordinary,
    url: needsLink ? fc.constant('https://arxiv.org/abs/2302.04761') : url,
    note: isOfRows ? fc.constant('') : fc.oneof(fc.constant(''), ordinary),
  });

  describe('a note', () => {
    it('that is set reads as it was given, or is refused for a reason of its own', async () => {
      await fc.assert(
        fc.asyncProperty(listText(), fc.nat(30), hostile, async (content, at, note) => {
          const list = await listOf(content);
          const entry = pick(list, at);
          if (entry === undefined) return;
          const written = await write(list, noteChange(list, entry, note));
          const now = written?.list.entries[list.entries.indexOf(entry)];
          if (written === undefined || now === undefined) return;
          const given = normalizeNote(note, list.source).replace(/^[ \t]+|[ \t]+$/g, '');
          // Items say it in sub-items where their siblings do.
          const said = isOfItems ? withoutBullets : isOfRows ? withLineEndings : String;
          expect(said(given)).toContain(said(now.paper.note));
          const again = noteChange(written.list, now, noteTextOf(written.list, now));
          expect(again.kind === 'change' && again.edits).toEqual([]);
        }),
        some,
      );
    });

    it('of ordinary words is never refused where the list has details', async () => {
      await fc.assert(
        fc.asyncProperty(listText(), fc.nat(30), fc.array(ordinary, { minLength: 1, maxLength: 3 }), async (content, at, lines) => {
          const list = await listOf(content);
          const entry = pick(list, at);
          if (entry === undefined || !list.entries.some(({ dialect }) => dialect === 'details')) return;
          const change = noteChange(list, entry, lines.join('\n'));
          expect(change.kind === 'refused' ? change.reason : '').toBe('');
          const written = await write(list, change);
          expect(written?.list.entries[list.entries.indexOf(entry)]?.paper.note).toBe(lines.join(list.source.eol).trim());
        }),
        some,
      );
    });

    it('that is set and then cleared leaves no note', async () => {
      await fc.assert(
        fc.asyncProperty(listText(), fc.nat(30), ordinary, async (content, at, note) => {
          const list = await listOf(content);
          const entry = pick(list, at);
          const written = entry && (await write(list, noteChange(list, entry, note)));
          const now = entry && written?.list.entries[list.entries.indexOf(entry)];
          if (written === undefined || now === undefined) return;
          const cleared = await write(written.list, noteChange(written.list, now, ''));
          expect(cleared?.list.entries[written.list.entries.indexOf(now)]?.paper.note).toBe('');
        }),
        some,
      );
    });
  });

  describe('a new paper', () => {
    it('reads as it was given, or is refused for a reason of its own', async () => {
      const paper = fc.record({ title: hostile, url, note: fc.oneof(fc.constant(''), hostile) });
      const status = fc.constantFrom('read', 'unread', 'skimmed', 'to-classify', 'unmarked');
      await fc.assert(
        fc.asyncProperty(listText(), paper, place, status, async (content, given, { at, how }, as) => {
          const list = await listOf(content);
          const change = addChange(list, given, { destination: destinationOf(list, at, how), status: as });
          const written = await write(list, change);
          if (written === undefined || change.kind === 'refused') return;
          const { paper: now } = written.list.entries[change.index] ?? {};
          expect(now).toMatchObject({ title: normalizeTitle(given.title), url: given.url, status: as });
        }),
        some,
      );
    });

    it('of ordinary words is never refused, and its removal leaves what was there', async () => {
      await fc.assert(
        fc.asyncProperty(listText(), fc.boolean(), newcomer, place, async (content, isEven, given, { at, how }) => {
          const list = await listOf(isEven ? evenGaps(content) : content);
          const destination = destinationOf(list, at, how);
          const change = addChange(list, given, { destination, status: statusFor(list, destination) });
          expect(change.kind === 'refused' && !noPlace.test(change.reason) ? change.reason : '').toBe('');
          const written = await write(list, change);
          if (written === undefined || change.kind === 'refused') return;
          const entry = written.list.entries[change.index];
          if (entry === undefined) throw new Error('not there');
          const removed = await write(written.list, removeChange(written.list, [entry]));
          // Where gaps differ, the larger of the two around an entry stays when it leaves.
          const isSame = isEven && !needsLink && content.trim() !== '';
          const said = (each: PaperList | undefined): unknown => each && (isSame ? each.source.text : nonBlankLines(each));
          expect(said(removed?.list)).toEqual(said(list));
        }),
        some,
      );
    });
  });

  describe('another title or link', () => {
    it('reads as it was given, or is refused for a reason of its own', async () => {
      await fc.assert(
        fc.asyncProperty(listText(), fc.nat(30), hostile, url, async (content, at, title, link) => {
          const list = await listOf(content);
          const entry = pick(list, at);
          if (entry === undefined) return;
          const index = list.entries.indexOf(entry);
          const titled = await write(list, titleChange(list, entry, title));
          expect(titled?.list.entries[index]?.paper.title ?? normalizeTitle(title)).toBe(normalizeTitle(title));
          const now = titled?.list ?? list;
          const target = now.entries[index];
          if (target === undefined) return;
          const linked = await write(now, urlChange(now, target, link));
          if (linked !== undefined) expect(linked.list.entries[index]?.paper).toMatchObject({ url: link, title: target.paper.title });
        }),
        some,
      );
    });
  });

  describe('papers removed', () => {
    it('leave all others as they were', async () => {
      await fc.assert(
        fc.asyncProperty(listText(), fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 4 }), async (content, indices) => {
          const list = await listOf(content);
          const leaving = [...new Set(indices.flatMap((at) => pick(list, at) ?? []))];
          if (leaving.length > 0) await write(list, removeChange(list, leaving));
        }),
        some,
      );
    });
  });
});
