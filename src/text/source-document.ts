import { findLineStarts } from './lines.ts';

const BOM = '\uFEFF';

/** A file's content: `bom + text` is the file, byte for byte, once encoded as UTF-8. Offsets everywhere are UTF-16 units into `text`. */
export interface SourceDocument {
  /** The file the text came from, or undefined for a text in memory. */
  readonly path: string | undefined;
  readonly bom: '' | typeof BOM;
  readonly text: string;
  /** What most lines end in: what an edit writes for a new line. */
  readonly eol: '\n' | '\r\n';
  /** Offset of each line's start, ascending, the first 0. */
  readonly lineStarts: readonly number[];
}

/** A source document for a text in memory; a leading BOM is set aside. */
export function parseSourceText(content: string, path?: string): SourceDocument {
  const bom = content.startsWith(BOM) ? BOM : '';
  const text = content.slice(bom.length);
  return { path, bom, text, eol: prevailingLineEnding(text), lineStarts: findLineStarts(text) };
}

/** A source document for a file's bytes, or undefined when they are not valid UTF-8: such a file is refused, never repaired. */
export function parseSourceBytes(bytes: Uint8Array, path?: string): SourceDocument | undefined {
  const content = decodeUtf8(bytes);
  return content === undefined ? undefined : parseSourceText(content, path);
}

/** The same document with another text; where it came from and its BOM stay. */
export function withText(source: SourceDocument, text: string): SourceDocument {
  return { ...source, text, lineStarts: findLineStarts(text) };
}

/** The bytes of the file. */
export function renderSource(source: SourceDocument): Uint8Array {
  return new TextEncoder().encode(source.bom + source.text);
}

/** Which line ending prevails: a sample of the first 1,000 lines decides; `\n` where there is none. */
function prevailingLineEnding(text: string): '\n' | '\r\n' {
  let crlf = 0;
  let lf = 0;
  for (let at = text.indexOf('\n'); at !== -1 && crlf + lf < 1000; at = text.indexOf('\n', at + 1)) {
    if (text.charCodeAt(at - 1) === 0x0d) crlf += 1;
    else lf += 1;
  }
  return crlf > lf ? '\r\n' : '\n';
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
