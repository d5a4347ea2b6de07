/**
 * A pattern that is made when first asked for. V8 checks a pattern that is written out whenever it reads the code around it, and the
 * Unicode classes of one take it up to 0.4 ms: too long where few texts need it.
 */
export function lazyPattern(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => (pattern ??= new RegExp(source, flags));
}
