/** `2302.04237` or `cs/0112017`, without version: the two schemes of https://info.arxiv.org/help/arxiv_identifier.html. */
export const ARXIV_ID: string = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)`;

/** Nearly every link of nearly every list, told by a search that makes no match object; the id is its end. */
const USUAL_LINK = /^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}$/;
const USUAL_ID_LENGTH = '2302.04237'.length;
const ARXIV_LINK = /^[^#]*?\barxiv\.org\/(?:abs|pdf|html)\/(\d{4}\.\d{4,5})(?!\d)/;
const ARXIV_PATH = new RegExp(`(?:abs|pdf|html|ps|format)/${ARXIV_ID}`);
const ARXIV_DOI = new RegExp(String.raw`10\.48550/arxiv\.${ARXIV_ID}`, 'i');
const OPENREVIEW_QUERY = /[?&]id=([\w-]+)/;
/** `2022.emnlp-main.259` or `P18-1001`, as https://aclanthology.org/info/ids/ describes them. */
const ANTHOLOGY_ID = /\/(\d{4}\.[\w-]+\.\d+|[A-Z]\d{2}-\d{4,5})(?![\w-])/;
/** The Anthology's DOIs have three segments, of which the last is its id. */
const ANTHOLOGY_DOI = /\b10\.(?:18653|3115)\/v1(\/.*)/;
/** A DOI's prefix and the next path segment; the DOI handbook, section 2.2, gives the prefix its form. */
const DOI = /\b(10\.\d{4,9}\/[^\s/?#&"<>]+)/;

/** Sites whose links hold a key of their own, by what their host name contains. Plain searches: this runs once per entry at every start. */
const SITES: readonly { readonly host: string; readonly key: RegExp }[] = [
  { host: 'arxiv.org', key: ARXIV_PATH },
  { host: 'openreview.net', key: OPENREVIEW_QUERY },
  { host: 'aclanthology.', key: ANTHOLOGY_ID },
  { host: 'aclweb.org', key: ANTHOLOGY_ID },
];

/**
 * The key of a link to a paper, its fragment ignored: an arXiv id without version, an OpenReview or ACL Anthology id,
 * or a DOI (lower case, since DOIs know no case) found anywhere in it; undefined where there is none.
 */
export function findLinkKey(url: string): string | undefined {
  if (USUAL_LINK.test(url)) return url.slice(-USUAL_ID_LENGTH);
  const arxiv = url.includes('arxiv.org/') ? ARXIV_LINK.exec(url) : null;
  if (arxiv !== null) return arxiv[1];
  const link = withoutFragment(url);
  const host = hostOf(link);
  const key = SITES.find((site) => host.includes(site.host))?.key;
  return key?.exec(link)?.[1] ?? findDoi(link);
}

/** The host name, lower case; of a link without scheme, its first segment. */
function hostOf(link: string): string {
  const scheme = link.indexOf('://');
  const start = scheme === -1 ? 0 : scheme + 3;
  const end = link.indexOf('/', start);
  return link.slice(start, end === -1 ? link.length : end).toLowerCase();
}

function findDoi(link: string): string | undefined {
  if (!link.includes('10.')) return undefined;
  const decoded = link.includes('%') ? link.replace(/%2F/gi, '/') : link;
  const anthology = ANTHOLOGY_DOI.exec(decoded)?.[1];
  if (anthology !== undefined) return ANTHOLOGY_ID.exec(anthology)?.[1];
  const doi = DOI.exec(decoded)?.[1]?.replace(/(?:\.pdf|[.,;)]+)$/i, '');
  return ARXIV_DOI.exec(decoded)?.[1] ?? doi?.toLowerCase();
}

/** `url` up to its fragment. */
export function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}
