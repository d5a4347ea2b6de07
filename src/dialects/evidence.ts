import { isAnchor, leadsToPaper, saysPaper } from '../model/link-role.ts';
import { isKnownVenue } from '../model/venue.ts';
import { lazyPattern } from '../text/lazy-pattern.ts';
import type { Citation } from './citation.ts';
import { isTitleLike } from './plain-title.ts';

/** A year in brackets or code, after an apostrophe and a venue, after a venue or a comma and before the end, or before the brackets of a link. */
const YEAR =
  /[([（【`][^()[\]（）【】`]{0,40}\b(?:19|20)\d\d\b|[A-Z]{2,}['’]\d\d\b|[A-Z][A-Za-z]+ (?:19|20)\d\d(?=\s*[([,;.)\]]|\s*$)|^\W*(?:19|20)\d\d\s*[-–—:]|,\s*(?:19|20)\d\d\.?\s*$|\b(?:19|20)\d\d\.\s+\[/;
/** A name right before a year. */
const VENUE = /\b([A-Z][A-Za-z]{2,11})[ ,'’-]{1,2}(?:(?:19|20)\d\d|['’]?\d\d)\b/g;
const authors = lazyPattern(String.raw`\bet\s+al\b|\bby\s+\*{0,2}[A-Z\p{Lo}]|\b[A-Z]\.\s?[A-Z][a-z]+`, 'u');

/** So much of a citation is looked at for years and names, in UTF-16 units. */
const REACH = 600;

/** What speaks for a citation being that of a paper, and against it. */
export interface Evidence {
  /** Whether so much speaks for a paper that it needs no siblings to tell. */
  readonly isStrong: boolean;
  /** Whether something speaks for a paper, so that siblings that are papers make it one, too. */
  readonly isPlausible: boolean;
  /** All links lead into the document itself. */
  readonly isAnchored: boolean;
  /** The title itself is a link that leads to a paper. */
  readonly isPaperLink: boolean;
  /** A link that leads to a paper, or the paper's, labelled so. */
  readonly hasPaperLink: boolean;
  /** A link anywhere but into the document itself. */
  readonly hasLink: boolean;
  /** A year where years of papers stand: in brackets or code, at the end, or after a venue. */
  readonly hasYear: boolean;
  /** A title of three words or more. */
  readonly isTitled: boolean;
}

/** The evidence in a citation; `source` is the whole stretch as the file has it. */
export function findEvidence(citation: Citation, source: string): Evidence {
  return citation.isPlain ? LINKED : new CitationEvidence(citation, source);
}

/** Of a title that is a link to a paper, all is said. */
const LINKED: Evidence = {
  isStrong: true,
  isPlausible: true,
  isAnchored: false,
  isPaperLink: true,
  hasPaperLink: true,
  hasLink: true,
  hasYear: false,
  isTitled: true,
};

/** Found when asked for, since much of it takes searching. */
class CitationEvidence implements Evidence {
  readonly #citation: Citation;
  readonly #source: string;
  #words: string | undefined;
  #isStrong: boolean | undefined;

  constructor(citation: Citation, source: string) {
    this.#citation = citation;
    this.#source = source;
  }

  get isStrong(): boolean {
    return (this.#isStrong ??=
      !this.isAnchored &&
      (this.isPaperLink || (this.isTitled && (this.hasPaperLink || this.hasVenue || (this.hasYear && this.hasAuthors)))));
  }

  get isPlausible(): boolean {
    return !this.isAnchored && (this.isTitled || this.hasLink || this.hasAuthors || this.hasVenue);
  }

  get isAnchored(): boolean {
    const urls = this.#citation.links.filter(({ url }) => url !== undefined);
    return urls.length > 0 && urls.every(({ url = '' }) => isAnchor(url));
  }

  get isPaperLink(): boolean {
    const url = this.#citation.titleLink?.url;
    return url !== undefined && leadsToPaper(url);
  }

  get hasPaperLink(): boolean {
    const { links, link } = this.#citation;
    const isPapers = (label: string, url: string): boolean => leadsToPaper(url) || (link?.url === url && saysPaper(label));
    return links.some(({ url, text }) => url !== undefined && !isAnchor(url) && isPapers(text, url));
  }

  get hasLink(): boolean {
    return this.#citation.links.some(({ url }) => url !== undefined && !isAnchor(url));
  }

  get hasYear(): boolean {
    return YEAR.test(this.words);
  }

  /** A known venue with its year. */
  private get hasVenue(): boolean {
    return [...this.words.matchAll(VENUE)].some(([, name = '']) => isKnownVenue(name));
  }

  /** Names where authors stand: `by **…**`, `et al.`, initials. */
  private get hasAuthors(): boolean {
    return authors().test(this.words);
  }

  get isTitled(): boolean {
    return isTitleLike(this.#citation.title.text);
  }

  /** The citation without the addresses of its links, which say nothing of years and names. */
  private get words(): string {
    return (this.#words ??= this.#source.slice(0, REACH).replace(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, ']'));
  }
}
