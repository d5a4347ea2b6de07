import type { LegendSign } from './legend.ts';
import type { Settings } from './settings.ts';

/** The signs that the settings explain: those of the legend, and what entries may end with. */
export function signsOfSettings({ legend, trailing }: Settings): readonly LegendSign[] {
  const endings = [...trailing].map(([marker, status]): LegendSign => ({
    carrier: 'trailing',
    marker,
    status,
    label: status,
    origin: 'front-matter',
  }));
  return [...legend, ...endings];
}
