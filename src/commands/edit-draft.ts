import type { Entry } from '../model/paper.ts';
import type { Context } from './context.ts';
import type { EditedDraft } from './editor.ts';
import { identify } from './requests.ts';
import { UserError } from './user-error.ts';

/** What the user makes of a text in the editor; undefined when nothing. @throws UserError */
export async function editDraft(text: string, suffix: string, context: Context): Promise<EditedDraft | undefined> {
  const editor = await context.loadEditor();
  const draft = editor.edit(text, suffix);
  if (withoutLineEnds(draft.text) !== withoutLineEnds(text)) return draft;
  draft.discard();
  context.stderr.write('nothing to change\n');
  return undefined;
}

/** Until the text is safe in the list, the draft stays, and the user is told where. */
export async function keepingDraft(draft: EditedDraft, context: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(error.code, `${error.message}\nyour draft is in ${draft.path}`, error.hint);
    context.stderr.write(`papers: your draft is in ${draft.path}\n`);
    throw error;
  }
  draft.discard();
}

/** The list may have changed while the editor was open. @throws UserError when what was named then is another paper now. */
export function requireSamePaper(before: Entry, now: Entry): void {
  if (identify(before) !== identify(now))
    throw new UserError(
      'changed',
      'the list changed meanwhile, and the paper named is no longer the same',
      'look at the list and try again',
    );
}

/** What an editor does to line endings by itself is no change. */
function withoutLineEnds(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
