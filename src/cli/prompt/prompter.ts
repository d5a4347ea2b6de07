import type { ReadStream } from 'node:tty';
import type { Painter } from '../../commands/painter.ts';
import type { Answer, Choice, Offer, Prompter, Question, TextQuestion } from '../../commands/prompter.ts';
import { UserError } from '../../commands/user-error.ts';
import { layoutFrame, type View } from './frame.ts';
import { createKeyboard, type Keyboard, type KeyName, type KeyPress } from './keyboard.ts';
import { createScreen, type Screen, type ScreenPorts } from './screen.ts';
import { guardTerminal, suspend } from './terminal-guard.ts';

export interface PrompterInputs extends ScreenPorts {
  readonly stdin: ReadStream;
  readonly painter: Painter;
  /** Calls back when the window has another size; the result takes the request back. */
  readonly onResize: (listener: () => void) => () => void;
}

/** Questions on this terminal, which is in raw mode from here on until `close` or the process's end. */
export function createPrompter(inputs: PrompterInputs): Prompter {
  const screen = createScreen(inputs);
  const keyboard = createKeyboard(inputs.stdin);
  const stopResize = inputs.onResize(() => keyboard.press('change'));
  const session: Session = { screen, keyboard, painter: inputs.painter };
  const close = (): void => {
    stopGuard();
    stopResize();
    keyboard.close();
    screen.leave();
  };
  const stopGuard = guardTerminal({ restore: close, interrupt: () => keyboard.press('interrupt') });
  return {
    choose: (question) => choose(session, question),
    askText: (question) => askText(session, question),
    close,
  };
}

interface Session {
  readonly screen: Screen;
  readonly keyboard: Keyboard;
  readonly painter: Painter;
}

/** A question with what was typed so far, and what that offers. */
interface Asked<T> extends Offer<T> {
  readonly typed: string;
  readonly cursor: number;
}

async function choose<T>(session: Session, question: Question<T>): Promise<Answer<T> | undefined> {
  const { initial } = question;
  session.keyboard.start(initial);
  let asked: Asked<T> = { typed: initial, cursor: initial.length, ...question.offer(initial) };
  for (;;) {
    draw(session, { ...question, ...asked });
    const key = await readKey(session);
    if (key.name === 'end') return undefined;
    const chosen = findChosen(question, key, asked.choices[asked.selected]);
    if (chosen !== undefined) return { value: chosen.value, typed: asked.typed };
    asked = askOn(question, asked, key.name === 'escape' ? clearLine(session) : key, session.screen.size().rows >> 1);
  }
}

function askOn<T>({ offer }: Question<T>, asked: Asked<T>, { name, line, cursor }: KeyPress, page: number): Asked<T> {
  if (line !== asked.typed) return { typed: line, cursor, ...offer(line) };
  return { ...asked, cursor, selected: move(asked.selected, name, { count: asked.choices.length, page }) };
}

/** The choice that a key makes, if it makes any. */
function findChosen<T>({ keys }: Question<T>, key: KeyPress, selected: Choice<T> | undefined): { readonly value: T } | undefined {
  if (key.name === 'enter') return selected;
  if (key.name === 'escape' && key.line !== '') return undefined;
  return keys.find((each) => each.key === key.name);
}

/** Beyond either end is the other one; a page stops at the ends. */
function move(selected: number, name: KeyName, { count, page }: { readonly count: number; readonly page: number }): number {
  if (name === 'up') return (selected + count - 1) % Math.max(1, count);
  if (name === 'down') return (selected + 1) % Math.max(1, count);
  if (name === 'page-up') return Math.max(0, selected - page);
  if (name === 'page-down') return Math.max(0, Math.min(count - 1, selected + page));
  return selected;
}

async function askText(session: Session, question: TextQuestion): Promise<string | undefined> {
  session.keyboard.start(question.initial);
  let key: KeyPress = { name: 'change', line: question.initial, cursor: question.initial.length };
  for (;;) {
    draw(session, { ...question, typed: key.line, cursor: key.cursor, choices: [], selected: 0, keys: [{ key: 'escape', name: 'back' }] });
    key = await readKey(session);
    if (key.name === 'enter') return key.line;
    if (key.name === 'escape' || key.name === 'end') return undefined;
  }
}

/** @throws UserError when interrupted. */
async function readKey({ keyboard, screen }: Session): Promise<KeyPress> {
  const key = await keyboard.read();
  if (key.name === 'interrupt') throw new UserError('interrupted', 'interrupted');
  if (key.name === 'suspend') suspend({ screen, keyboard });
  return key;
}

function clearLine({ keyboard }: Session): KeyPress {
  keyboard.start('');
  return { name: 'change', line: '', cursor: 0 };
}

function draw({ screen, painter }: Session, view: View): void {
  screen.draw(layoutFrame(view, screen.size(), painter));
}
