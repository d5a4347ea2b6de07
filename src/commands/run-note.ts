import { appendToNote, noteChange, normalizeNote } from '../edits/note.ts';
import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { escapeControls } from '../text/escape-text.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import type { EditedDraft } from './editor.ts';
import type { NoteOptions } from './note.ts';
import { openList } from './open-list.ts';
import { identify, READING, requireEntries, requireOne } from './requests.ts';
import { requireFreeStdin } from './selector-input.ts';
import { UserError } from './user-error.ts';

/** Prints or writes the note of one paper. */
export async function runNote(selector: string, dash: string | undefined, options: NoteOptions, context: Context): Promise<void> {
  if (dash !== undefined && dash !== '-') throw new UserError('usage', `note takes one paper, not also “${dash}”`, 'for text, use --append or --replace');
  if (options.print === true) return printNote(selector, options, context);
  const change = dash === '-' ? readStdin(options, context) : givenChange(options);
  if (change !== undefined) return writeNote(selector, change, options, context);
  return editNote(selector, options, context);
}

/** What becomes of the note that is there. */
type NoteText = (old: string, list: PaperList) => string;

function givenChange({ append, replace, clear }: NoteOptions): NoteText | undefined {
  if (append !== undefined) return (old, { source }) => appendToNote(old, normalizeNote(append, source), source);
  if (replace !== undefined) return () => replace;
  return clear === true ? () => '' : undefined;
}

function readStdin(options: NoteOptions, context: Context): NoteText {
  requireFreeStdin(options, context);
  const text = new TextDecoder().decode(context.stdin.readBytes());
  return () => text;
}

async function writeNote(selector: string, text: NoteText, options: NoteOptions, context: Context): Promise<void> {
  const plan = (list: PaperList): Plan => planNote(list, requireOne(list, selector, options), text);
  await editList({ options, context, command: `note ${selector}`, plan });
}

function planNote(list: PaperList, entry: Entry, text: NoteText): Plan {
  const note = text(entry.paper.note, list);
  const change = noteChange(list, entry, note);
  const what = entry.paper.note === '' ? 'first note' : note.trim() === '' ? 'note taken away' : 'note changed';
  return { change, talk: [`${entry.paper.id}  line ${lineOf(list, entry)}: ${what}  ${entry.paper.title}`], named: [identify(entry)] };
}

/** The note in the editor; what comes back is written to the list as it then is, unless somebody changed that note meanwhile. */
async function editNote(selector: string, options: NoteOptions, context: Context): Promise<void> {
  const { list } = await openList(options, context);
  const entry = requireOne(list, selector, options);
  const old = entry.paper.note;
  const editor = await context.loadEditor();
  const draft = editor.edit(old === '' ? '' : `${old}\n`, '.md');
  if (draft.text.trim() === old.trim()) {
    draft.discard();
    return context.stderr.write('nothing to change\n');
  }
  const text: NoteText = (now) => {
    if (now !== old) throw new UserError('changed', `the note of “${entry.paper.title}” changed meanwhile`, 'put the two together by hand');
    return draft.text;
  };
  await keepingDraft(draft, context, () => writeNote(selector, text, options, context));
}

/** Until the text is safe in the list, the draft stays, and the user is told where. */
async function keepingDraft(draft: EditedDraft, context: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    context.stderr.write(`papers: your draft is in ${draft.path}\n`);
    throw error;
  }
  draft.discard();
}

async function printNote(selector: string, options: NoteOptions, context: Context): Promise<void> {
  const { list } = await openList(options, context);
  const [entry] = requireEntries(list, [selector], { ...READING, matchTitles: options.match === true });
  const note = entry?.paper.note ?? '';
  if (note === '') return;
  const lines = context.stdout.isTerminal ? note.split(/\r\n|\n|\r/).map(escapeControls).join('\n') : note;
  context.stdout.write(lines + list.source.eol);
}
