/** What entries can be sorted by. */
export const SORT_KEYS = ['title', 'status', 'category', 'year', 'line'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
