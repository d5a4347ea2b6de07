import type { Editor } from './editor.ts';
import type { FilesPort } from './files-port.ts';
import type { Prompter } from './prompter.ts';
import type { Terminal } from './terminal.ts';

/** Somewhere text goes: stdout for data, stderr for talk. */
export interface Output {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

/** Standard input. */
export interface Input {
  readonly isTerminal: boolean;
  /** Everything up to the end of input. */
  readonly readBytes: () => Uint8Array;
  /** The answer to a question on a terminal: one line, its ending included; '' at the end of input. */
  readonly readLine: () => string;
}

/** Where to look for a list when none is named; paths are absolute. */
export interface Folders {
  readonly current: string;
  readonly home: string;
  /** Names in a folder; empty when it cannot be read. */
  readonly list: (folder: string) => readonly string[];
  readonly parent: (folder: string) => string;
  readonly join: (folder: string, name: string) => string;
  /** The path as a user in the current folder would write it. */
  readonly relative: (path: string) => string;
}

/** Everything a command may touch. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly folders: Folders;
  readonly files: FilesPort;
  /** How to show things to a person; loaded on first use, since scripts never need it. */
  readonly loadTerminal: (options: GlobalOptions) => Promise<Terminal>;
  /** The user's own editor; loaded on first use. */
  readonly loadEditor: () => Promise<Editor>;
  /** How to ask a person; loaded on first use. It takes the terminal over until it is closed. */
  readonly loadPrompter: (options: GlobalOptions) => Promise<Prompter>;
}

/** The options every command has. */
export interface GlobalOptions {
  readonly file?: string;
  readonly color?: 'auto' | 'always' | 'never';
}
