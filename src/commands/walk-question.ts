import { isInbox } from '../edits/inbox.ts';
import { renderCategory } from '../model/category.ts';
import type { PaperList } from '../model/paper-list.ts';
import { createCategoryFinder } from './category-tree.ts';
import type { Paint, Painter } from './painter.ts';
import type { Choice, Paragraph, Question } from './prompter.ts';
import type { Stop } from './walk-progress.ts';

/** What the user may want done with a paper. */
export type WalkChoice = { readonly kind: 'category'; readonly path: readonly string[] } | { readonly kind: WalkAction };

type WalkAction = 'new' | 'skip' | 'back' | 'undo' | 'quit';

/** What came of the choice before. */
export interface WalkMessage {
  readonly text: string;
  readonly isTrouble: boolean;
}

const NOTE_LINES = 3;

/** What is shown of a paper while it is asked about. */
export function describePaper({ entry, position, total }: Stop, message: WalkMessage | undefined, painter: Painter): readonly Paragraph[] {
  const { title, url, note, status, category } = entry.paper;
  const said = message === undefined ? [] : [{ text: message.text, paint: message.isTrouble ? painter.error : painter.success, lines: 2 }];
  const place = status === 'to-classify' ? '' : `, now in ${renderCategory(category)}`;
  const noteLines = note.split(/[\n\r]+/).filter((line) => line.trim() !== '');
  return [
    ...said,
    { text: `${position} of ${total}${place}`, paint: painter.dim },
    { text: title, paint: painter.bold, lines: 3 },
    ...(url === undefined ? [] : [{ text: url, paint: painter.link }]),
    ...noteLines.slice(0, NOTE_LINES).map((text) => ({ text, paint: painter.dim })),
  ];
}

/** Where does this paper belong? */
export function askWhere(list: PaperList, about: readonly Paragraph[], painter: Painter): Question<WalkChoice> {
  const find = createCategoryFinder(list.categories.filter((category) => !isInbox(category)));
  return {
    about,
    label: 'category:',
    initial: '',
    offer: (typed) => {
      const { paths, best } = find(typed);
      const categories = paths.map((path): Choice<WalkChoice> => ({
        label: path.at(-1) ?? '',
        depth: path.length - 1,
        value: { kind: 'category', path },
      }));
      const actions = offerActions(typed, painter.dim);
      const word = typed.trim().toLowerCase();
      const named = word === '' ? -1 : actions.findIndex(({ label }) => label.startsWith(word));
      return { choices: [...categories, ...actions], selected: best ?? categories.length + Math.max(0, named) };
    },
    keys: [
      { key: 'tab', name: 'skip', value: { kind: 'skip' } },
      { key: 'escape', name: 'quit', value: { kind: 'quit' } },
      { key: 'shift-tab', name: 'back', value: { kind: 'back' } },
      { key: 'ctrl-r', name: 'undo', value: { kind: 'undo' } },
      { key: 'ctrl-n', name: 'new category', value: { kind: 'new' } },
    ],
  };
}

/** Where does a new category belong? Undefined stands for giving up. */
export function askParent(list: PaperList, about: readonly Paragraph[]): Question<readonly string[] | undefined> {
  const find = createCategoryFinder(list.categories.filter((category) => !isInbox(category)));
  return {
    about,
    label: 'below:',
    initial: '',
    offer: (typed) => {
      const { paths, best } = find(typed);
      const top = { label: '/ (top level)', depth: 0, value: [] };
      const below = paths.map((path) => ({ label: path.at(-1) ?? '', depth: path.length - 1, value: path }));
      const isTopMeant = typed.trim() === '' || best === undefined;
      return { choices: [top, ...below], selected: isTopMeant ? 0 : best + 1 };
    },
    keys: [{ key: 'escape', name: 'back', value: undefined }],
  };
}

function offerActions(typed: string, paint: Paint): readonly Choice<WalkChoice>[] {
  const title = typed.trim();
  const actions: readonly { readonly kind: WalkAction; readonly label: string }[] = [
    { kind: 'new', label: title === '' ? 'new category' : `new category “${title}”` },
    { kind: 'skip', label: 'skip' },
    { kind: 'back', label: 'back' },
    { kind: 'undo', label: 'undo' },
    { kind: 'quit', label: 'quit' },
  ];
  return actions.map(({ kind, label }) => ({ label, depth: 0, paint, value: { kind } }));
}
