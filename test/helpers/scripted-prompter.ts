import type { Offer, Prompter, Question, TextQuestion } from '../../src/commands/prompter.ts';
import { UserError } from '../../src/commands/user-error.ts';

/**
 * What a user does, one thing after the other: words are typed, then Enter; `<tab>`, `<escape>`, … are keys; `<end>` is the end of
 * input, `<ctrl-c>` an interrupt. A function is something that happens meanwhile, before the next question is answered.
 */
export type Dialogue = readonly (string | (() => void))[];

export interface ScriptedPrompter extends Prompter {
  /** What was asked, one line each: what it is about, the label, and what Enter would have taken. */
  readonly asked: readonly string[];
  readonly isClosed: () => boolean;
}

/** Answers from a script, in the way a terminal would. */
export function createScriptedPrompter(dialogue: Dialogue): ScriptedPrompter {
  const steps = [...dialogue];
  const asked: string[] = [];
  let isClosed = false;
  const next = (question: TextQuestion, chosen: string): string => {
    asked.push([...question.about.map(({ text }) => text), question.label, chosen].join(' | '));
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      if (typeof step === 'string') return interrupt(step);
      step();
    }
    throw new Error('the script has no answer to that');
  };
  return {
    asked,
    isClosed: () => isClosed,
    close: () => void (isClosed = true),
    choose: (question) => {
      const answer = next(question, selectedLabel(question.offer(question.initial)));
      return Promise.resolve(answer === '<end>' ? undefined : answerTo(question, answer));
    },
    askText: (question) => {
      const answer = next(question, question.initial);
      return Promise.resolve(answer === '<end>' || answer === '<escape>' ? undefined : answer);
    },
  };
}

function interrupt(answer: string): string {
  if (answer === '<ctrl-c>') throw new UserError('interrupted', 'interrupted');
  return answer;
}

function answerTo<T>({ offer, keys }: Question<T>, answer: string): { readonly value: T; readonly typed: string } {
  const key = keys.find((each) => `<${each.key}>` === answer);
  if (key !== undefined) return { value: key.value, typed: '' };
  const { choices, selected } = offer(answer);
  const choice = choices[selected];
  if (choice === undefined) throw new Error(`nothing to choose by “${answer}”`);
  return { value: choice.value, typed: answer };
}

function selectedLabel({ choices, selected }: Offer<unknown>): string {
  return choices[selected]?.label ?? '';
}
