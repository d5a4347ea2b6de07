import { optionKey, type OperandDeclaration, type OptionDeclaration } from '../commands/declaration.ts';

/** What a command line says. */
export interface Arguments {
  readonly operands: readonly string[];
  /** By `optionKey`; of the type that the command's declaration gives them. */
  readonly options: never;
}

/** What a command takes. */
interface Taken {
  readonly operands?: readonly OperandDeclaration[];
  readonly options: readonly OptionDeclaration[];
}

/**
 * Reads a command line that is written plainly: each option by its whole name or its letter alone, each value a word of its own, and
 * all as declared. Undefined for anything else, which is commander's to read or to refuse; a test holds that commander reads the same.
 * Scripts write plainly, and so are spared loading commander, which takes longer than understanding a list.
 */
export function readPlainArguments(words: readonly string[], { operands: places = [], options: declared }: Taken): Arguments | undefined {
  const operands: string[] = [];
  const options: Record<string, unknown> = {};
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (isOperand(word)) operands.push(word);
    else {
      const option = declared.find(({ name, short }) => word === `--${name}` || word === `-${short}`);
      if (option?.value !== undefined) index += 1;
      if (option === undefined || !addOption(options, option, words[index])) return undefined;
    }
  }
  return isCountRight(operands.length, places) && !isConflicting(options, declared) ? asArguments(operands, options) : undefined;
}

/** Adds the option and its value, if it takes one; false for a value that is missing or may be meant otherwise. */
function addOption(options: Record<string, unknown>, option: OptionDeclaration, value: string | undefined): boolean {
  if (option.value === undefined) options[optionKey(option)] = true;
  else if (value === undefined || !isValue(value, option)) return false;
  else options[optionKey(option)] = option.parse === undefined ? value : option.parse(value);
  return true;
}

/** What was read by a declaration is what the declaration says; no type can tell. */
function asArguments(operands: readonly string[], options: Readonly<Record<string, unknown>>): Arguments {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { operands, options: options as never };
}

function isOperand(word: string): boolean {
  return !word.startsWith('-') || word === '-';
}

function isValue(value: string, { choices }: OptionDeclaration): boolean {
  return isOperand(value) && (choices === undefined || choices.includes(value));
}

function isCountRight(count: number, places: readonly OperandDeclaration[]): boolean {
  const least = places.filter(({ name }) => name.startsWith('<')).length;
  const most = places.some(({ name }) => name.includes('...')) ? Infinity : places.length;
  return count >= least && count <= most;
}

function isConflicting(options: Readonly<Record<string, unknown>>, declared: readonly OptionDeclaration[]): boolean {
  return declared.some(
    (option) =>
      options[optionKey(option)] !== undefined &&
      option.conflicts?.some((name) => options[optionKey({ name, description: '' })] !== undefined),
  );
}
