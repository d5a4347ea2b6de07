/** Exit codes; docs/commands.md lists them for scripts. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  ambiguous: 4,
  changed: 5,
  file: 6,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitName = keyof typeof EXIT;

/** What the user asked cannot be done: the message says what was expected and what came, the hint what to type next. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: ExitName;
  readonly hint: string | undefined;

  constructor(code: ExitName, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
