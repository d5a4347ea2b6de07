/** A label in the form in which labels are compared, which is micromark's: blanks run together and trimmed, letters of one case. */
export function normalizeLabel(label: string): string {
  const single = /[\t\n\r]| {2}|^ | $/.test(label) ? label.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '') : label;
  // Lower case first: ϴ and θ share no upper case, but ϴ has the lower case θ.
  return single.toLowerCase().toUpperCase();
}
