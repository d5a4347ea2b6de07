import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** Trouble in the document: never an exception, always a place. `code` is stable; `fix`, where there is one, mends it. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly span: Span;
  readonly fix?: readonly TextEdit[];
}
