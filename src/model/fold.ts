/** Text in one form, to compare by without regard to case, width or ligatures, in any script; idempotent. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/** A title in one form: folded, blanks run together. */
export function foldTitle(title: string): string {
  return foldText(title).trim().replace(/\s+/gu, ' ');
}
