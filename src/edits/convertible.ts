/** The ways of writing an entry that others can be rewritten in. */
export const CONVERTIBLE = ['details', 'task', 'bullet'] as const;
export type ConvertibleDialect = (typeof CONVERTIBLE)[number];
