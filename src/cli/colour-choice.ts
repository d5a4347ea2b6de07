/** What `--color` may say; without the flag it is `auto`. */
export type ColourFlag = 'auto' | 'always' | 'never';

/** Everything that decides whether one output stream is written in colour. */
export interface ColourInputs {
  readonly flag: ColourFlag | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

/**
 * Whether to write colour. The flag decides; else a `NO_COLOR` that is not empty (https://no-color.org); else `FORCE_COLOR`
 * (`0` and `false` mean no, anything else yes, empty is not set); else whether it is a terminal that is not `TERM=dumb`.
 */
export function wantsColour({ flag, env, isTerminal }: ColourInputs): boolean {
  if (flag === 'always' || flag === 'never') return flag === 'always';
  if (isSet(env['NO_COLOR'])) return false;
  const forced = env['FORCE_COLOR'];
  if (isSet(forced)) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
