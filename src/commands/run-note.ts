import { appendToNote } from '../edits/append-note.ts';
import { noteChange, normalizeNote, noteTextOf } from '../edits/note.ts';
import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { escapeControls } from '../text/escape-text.ts';
import type { Context } from './context.ts';
import { editDraft, keepingDraft, requireSamePaper } from './edit-draft.ts';
import { editList, type Plan } from './edit-list.ts';
import type { NoteOptions } from './note.ts';
import { openList } from './open-list.ts';
import { identify, READING, requireEntries, requireOne } from './requests.ts';
import { readStdinText } from './selector-input.ts';
import { UserError } from './user-error.ts';

/** Prints or writes the note of one paper. */
export async function runNote(selector: string, dash: string | undefined, options: NoteOptions, context: Context): Promise<void> {
  if (dash !== undefined && dash !== '-')
    throw new UserError('usage', `note takes one paper, not also “${dash}”`, 'for text, use --append, --replace, or - and standard input');
  const given = givenChange(options);
  if (dash === '-' && (given !== undefined || options.print === true))
    throw new UserError('usage', '- reads the note from standard input: it goes with no --append, --replace, --clear or --print');
  if (options.print === true) return printNote(selector, options, context);
  const change = dash === '-' ? await readChange(options, context) : given;
  if (change !== undefined) return writeNote(selector, change, options, context);
  return editNote(selector, options, context);
}

/** What becomes of the note of the paper named. @throws UserError */
type NoteText = (list: PaperList, entry: Entry) => string;

function givenChange({ append, replace, clear }: NoteOptions): NoteText | undefined {
  if (append !== undefined) return (list, entry) => appendToNote(noteTextOf(list, entry), normalizeNote(append, list.source), list.source);
  if (replace !== undefined) return () => replace;
  return clear === true ? () => '' : undefined;
}

async function readChange(options: NoteOptions, context: Context): Promise<NoteText> {
  const text = await readStdinText(options, context);
  // What comes before a pipe may have failed, and that takes no note away.
  if (text.trim() === '') throw new UserError('usage', 'standard input is empty, so the note stays as it is', '--clear takes it away');
  return () => text;
}

async function writeNote(selector: string, text: NoteText, options: NoteOptions, context: Context): Promise<void> {
  const plan = (list: PaperList): Plan => {
    const entry = requireOne(list, selector, options);
    return planNote(list, entry, text(list, entry));
  };
  await editList({ options, context, command: `note ${selector}${flagOf(options)}`, plan });
}

function flagOf({ append, replace, clear }: NoteOptions): string {
  if (append !== undefined) return ' --append';
  if (replace !== undefined) return ' --replace';
  return clear === true ? ' --clear' : '';
}

function planNote(list: PaperList, entry: Entry, note: string): Plan {
  const change = noteChange(list, entry, note);
  const what = note.trim() === '' ? 'note taken away' : entry.paper.note === '' ? 'first note' : 'note changed';
  const talk = `${entry.paper.id}  line ${lineOf(list, entry)}: ${what}  ${entry.paper.title}`;
  return { change, talk: change.kind === 'change' && change.edits.length > 0 ? [talk] : [], named: [identify(entry)] };
}

/** The note in the editor; what comes back is written to the list as it then is, unless somebody changed that note meanwhile. */
async function editNote(selector: string, options: NoteOptions, context: Context): Promise<void> {
  const { list } = await openList(options, context);
  const entry = requireOne(list, selector, options);
  const old = noteTextOf(list, entry);
  const draft = await editDraft(old === '' ? '' : `${old}\n`, '.md', context);
  if (draft === undefined) return;
  const text: NoteText = (listNow, now) => {
    requireSamePaper(entry, now);
    if (noteTextOf(listNow, now) !== old)
      throw new UserError('changed', `the note of “${entry.paper.title}” changed meanwhile`, 'put the two together by hand');
    return draft.text;
  };
  await keepingDraft(draft, context, () => writeNote(selector, text, options, context));
}

async function printNote(selector: string, options: NoteOptions, context: Context): Promise<void> {
  const { list } = await openList(options, context);
  const [entry] = requireEntries(list, [selector], { ...READING, matchTitles: options.match === true });
  const note = entry === undefined ? '' : noteTextOf(list, entry);
  if (note === '') return;
  const lines = context.stdout.isTerminal
    ? note
        .split(/\r\n|\n|\r/)
        .map(escapeControls)
        .join('\n')
    : note;
  context.stdout.write(lines + list.source.eol);
}
