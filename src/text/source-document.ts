import { isAscii, isUtf8, transcode } from 'node:buffer';
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
  /** Offset of each line's start, ascending, the first 0; found when first asked for. */
  readonly lineStarts: readonly number[];
}

/** A source document for a text in memory; a leading BOM is set aside. */
export function parseSourceText(content: string, path?: string): SourceDocument {
  const bom = content.startsWith(BOM) ? BOM : '';
  const text = content.slice(bom.length);
  return createDocument({ path, bom, text, eol: prevailingLineEnding(text) });
}

/** A source document for a file's bytes, or undefined when they are not valid UTF-8: such a file is refused, never repaired. */
export function parseSourceBytes(bytes: Uint8Array, path?: string): SourceDocument | undefined {
  const content = decodeUtf8(bytes);
  return content === undefined ? undefined : parseSourceText(content, path);
}

/** The same document with another text; where it came from and its BOM stay. */
export function withText(source: SourceDocument, text: string): SourceDocument {
  const { path, bom, eol } = source;
  return createDocument({ path, bom, text, eol });
}

/** Piping a list needs no line numbers, and finding them takes longer than decoding the text. */
function createDocument(parts: Omit<SourceDocument, 'lineStarts'>): SourceDocument {
  let lineStarts: readonly number[] | undefined;
  return {
    ...parts,
    get lineStarts() {
      return (lineStarts ??= findLineStarts(parts.text));
    },
  };
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

/** Twice as fast as `TextDecoder`, which goes through the text character by character; undefined for what is not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (isAscii(bytes)) return viewOf(bytes).toString('latin1');
  return isUtf8(bytes) ? transcode(bytes, 'utf8', 'utf16le').toString('utf16le') : undefined;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
