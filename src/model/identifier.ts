import { ARXIV_ID, findLinkKey, withoutFragment } from './link-key.ts';

const ARXIV_BARE = new RegExp(String.raw`^(?:arxiv\s*:\s*)?${ARXIV_ID}$`, 'i');

/** The key that a bare identifier (`arXiv:2302.04237v2`, `doi:10.1145/3560815`) or a link names; undefined for other text. */
export function findIdentifierKey(text: string): string | undefined {
  const trimmed = text.trim();
  return ARXIV_BARE.exec(trimmed)?.[1] ?? findLinkKey(trimmed);
}

/** A URL in one spelling, to compare by: no scheme, `www.`, fragment or closing slash; host in lower case. */
export function canonicalUrl(url: string): string {
  const bare = withoutFragment(url.trim())
    .replace(/^[a-z][a-z+.-]*:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/+$/, '');
  const slash = bare.indexOf('/');
  return slash === -1 ? bare.toLowerCase() : bare.slice(0, slash).toLowerCase() + bare.slice(slash);
}

/** The canonical link of a bare arXiv id or DOI (`2302.04237`, `arXiv:cs/0112017`, `doi:10.1145/3560815`); undefined for other text. */
export function findIdentifierUrl(text: string): string | undefined {
  const trimmed = text.trim();
  const arxiv = ARXIV_BARE.exec(trimmed)?.[1];
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`;
  const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(trimmed)?.[1];
  return doi === undefined ? undefined : `https://doi.org/${doi}`;
}
