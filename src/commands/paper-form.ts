import { parse, stringify } from 'yaml';
import type { Paper } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { renderStatusChoices } from './requests.ts';
import { UserError } from './user-error.ts';

/** What the form says of a paper. */
export interface PaperForm {
  readonly title: string;
  /** '' for none. */
  readonly url: string;
  readonly status: string;
}

const FIELDS = ['title', 'url', 'status'] as const;

/** The form: YAML with the paper's title, link and status. */
export function renderForm(list: PaperList, { title, url, status }: Paper): string {
  const help = `# An empty url takes the link away. Statuses: ${renderStatusChoices(list).replace(/[\n\r]/g, ' ')}\n`;
  return help + stringify({ title, url: url ?? '', status }, { lineWidth: 0 });
}

/** Reads the form back. @throws UserError when it is not as it was given: then nothing of it counts. */
export function parseForm(text: string): PaperForm {
  const form = parseYaml(text);
  const unknown = Object.keys(form).find((name) => !FIELDS.some((field) => field === name));
  if (unknown !== undefined) throw new UserError('usage', `the form has no field “${unknown}”`, `fields: ${FIELDS.join(', ')}`);
  return { title: requireText(form, 'title'), url: requireText(form, 'url'), status: requireText(form, 'status') };
}

function parseYaml(text: string): Readonly<Record<string, unknown>> {
  try {
    // Without types, so that a title of digits stays what it is.
    const value: unknown = parse(text, { schema: 'failsafe' });
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.fromEntries(Object.entries(value));
  } catch (error) {
    throw new UserError(
      'usage',
      `the form is not YAML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/:$/, '') : ''}`,
    );
  }
  throw new UserError('usage', 'the form is empty, so nothing was changed');
}

function requireText(form: Readonly<Record<string, unknown>>, field: string): string {
  const value = form[field];
  if (value === null) return '';
  if (typeof value === 'string') return value;
  throw new UserError(
    'usage',
    value === undefined ? `the form has lost its field “${field}”` : `${field} must be text`,
    `fields: ${FIELDS.join(', ')}; an empty url takes the link away`,
  );
}
