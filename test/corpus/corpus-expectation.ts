/** What a list of the corpus holds, counted and read by hand; titles are facts, and no other text of the lists is here. */
export interface CorpusExpectation {
  readonly file: string;
  /** What its owner could say in the front matter, put before its text. */
  readonly settings?: string;
  /** Papers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly dialects: Readonly<Record<string, number>>;
  /** What says a status, by number of papers. */
  readonly carriers: Readonly<Record<string, number>>;
  readonly first: string;
  readonly last: string;
  /** How many papers have a note. */
  readonly notes: number;
  /** Headings, labels and titles that say the status of what stands there. */
  readonly sections?: Readonly<Record<string, string>>;
  /** How much looks like an entry and was left out. */
  readonly leftOut?: number;
  /** Problems by their code. */
  readonly problems?: Readonly<Record<string, number>>;
  /** How many papers cannot be marked otherwise, each for a reason that is told: the list shows no other status, or nowhere to write one. */
  readonly fixed?: number;
  /** The signs of the list's own legend, and what they mean. */
  readonly legend?: Readonly<Record<string, string>>;
  /** Why the number is right where the rough count of `index.tsv` differs by more than one in twenty, and what else is worth knowing. */
  readonly why?: string;
}
