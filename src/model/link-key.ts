/** `2302.04237` or `cs/0112017`, without version: the two schemes of https://info.arxiv.org/help/arxiv_identifier.html. */
const ARXIV_ID = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?`;

const ARXIV_LINK = new RegExp(String.raw`arxiv\.org/(?:abs|pdf|html|ps|format)/${ARXIV_ID}(?![\d])`, 'i');
const ARXIV_DOI = new RegExp(String.raw`10\.48550/arxiv\.${ARXIV_ID}(?![\d])`, 'i');
const ARXIV_BARE = new RegExp(String.raw`^(?:arxiv\s*:\s*)?${ARXIV_ID}$`, 'i');
const OPENREVIEW_LINK = /openreview\.net\/[a-z/]*\?(?:[^#]*&)?id=([\w-]+)/i;
/** `2022.emnlp-main.259` or `P18-1001`, as https://aclanthology.org/info/ids/ describes them. */
const ANTHOLOGY_LINK = /(?:aclanthology\.(?:org|info)|aclweb\.org\/anthology)\/(?:papers\/|volumes\/)?(\d{4}\.[\w-]+\.\d+|[A-Z]\d{2}-\d{4,5})(?![\w-])/i;
/** A DOI's prefix and the next path segment; the DOI handbook, section 2.2, gives the prefix its form. */
const DOI = /\b(10\.\d{4,9}\/[^\s/?#&"<>]+)/;

/**
 * The key of a link to a paper, its fragment ignored: an arXiv id without version, an OpenReview or ACL Anthology id,
 * or a DOI (lower case, since DOIs know no case) found anywhere in it; undefined where there is none.
 */
export function findLinkKey(url: string): string | undefined {
  const link = withoutFragment(url);
  return (
    ARXIV_LINK.exec(link)?.[1] ?? OPENREVIEW_LINK.exec(link)?.[1] ?? ANTHOLOGY_LINK.exec(link)?.[1] ?? findDoi(link)
  );
}

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

function findDoi(link: string): string | undefined {
  if (!link.includes('10.')) return undefined;
  const decoded = link.replace(/%2F/gi, '/');
  const doi = DOI.exec(decoded)?.[1]?.replace(/(?:\.pdf|[.,;)]+)$/i, '');
  return ARXIV_DOI.exec(decoded)?.[1] ?? doi?.toLowerCase();
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}
