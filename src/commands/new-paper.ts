import type { NewPaper } from '../edits/add.ts';
import { findIdentifierUrl } from '../model/identifier.ts';
import type { Status } from '../model/status.ts';
import { UserError } from './user-error.ts';

/** A paper to add, with what was said of where it belongs. */
export interface GivenPaper extends NewPaper {
  readonly status: Status | undefined;
  /** As a user names one, or a path of headings. */
  readonly category: string | readonly string[] | undefined;
}

interface Given {
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly note?: string | undefined;
}

/** A link as it is, an arXiv id or DOI as its canonical link; undefined for none. */
export function linkOf(url: string): string | undefined {
  const trimmed = url.trim();
  return trimmed === '' ? undefined : (findIdentifierUrl(trimmed) ?? trimmed);
}

/** The paper that `text` names: a link, an arXiv id or a DOI (which becomes its canonical link), else a title. No network is asked. */
export function parseNewPaper(text: string, given: Given = {}): NewPaper {
  const trimmed = text.trim();
  const named = /^[a-z][a-z+.-]*:\/\/\S+$/i.test(trimmed) ? trimmed : findIdentifierUrl(trimmed);
  const title = given.title ?? trimmed;
  return { title, url: given.url === undefined ? named : linkOf(given.url), note: given.note ?? '' };
}

/** Papers from text: one a line, or JSON Lines with the fields of `list --json`. @throws UserError that names the line. */
export function parseGivenPapers(text: string): readonly GivenPaper[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    if (line.trimStart().startsWith('{')) return [parseRecord(line, index + 1)];
    if (line.trim().includes('\t'))
      throw new UserError(
        'usage',
        `line ${index + 1} holds a tab, so it is no title`,
        'to take papers from another list: papers list --jsonl | papers add -',
      );
    return [{ ...parseNewPaper(line), status: undefined, category: undefined }];
  });
}

function parseRecord(line: string, number: number): GivenPaper {
  const record = parseJsonObject(line, number);
  const text = (field: string): string | undefined => readText(record, field, number);
  const { category } = record;
  const path = Array.isArray(category) ? category.map(String) : text('category');
  const title = text('title');
  const url = text('url');
  if (title === undefined && url === undefined) throw new UserError('usage', `line ${number} has neither a title nor a url`);
  return { title: title ?? url ?? '', url: url && linkOf(url), note: text('note') ?? '', status: text('status'), category: path };
}

function parseJsonObject(line: string, number: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value));
  } catch {
    // Told below, with the line's number.
  }
  throw new UserError('usage', `line ${number} is not a JSON object`, 'give one paper a line, as papers list --jsonl does');
}

function readText(record: Readonly<Record<string, unknown>>, field: string, number: number): string | undefined {
  const value = record[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (field === 'category') return undefined;
  throw new UserError('usage', `line ${number}: ${field} must be text, not ${JSON.stringify(value)}`);
}
