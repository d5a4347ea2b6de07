import type { LegendSign } from '../model/legend.ts';
import { NO_SETTINGS, type Settings } from '../model/settings.ts';
import { findStatusByWord } from '../model/status.ts';
import type { Problem } from '../model/problem.ts';
import type { FrontMatterData } from '../markdown/front-matter-data.ts';
import type { Span } from '../text/span.ts';

/** Reads the settings; what is not as expected is reported with what was expected, and left out. */
export function parseSettings(frontMatter: FrontMatterData, span: Span, report: (problem: Problem) => void): Settings {
  const complain = (message: string): void => report({ code: 'bad-settings', severity: 'warning', message, span });
  if (frontMatter.kind === 'error') {
    complain(`front matter cannot be read: ${frontMatter.message}`);
    return NO_SETTINGS;
  }
  const legend = asRecord(asRecord(frontMatter.data['papers'])?.['legend']);
  if (legend === undefined) return NO_SETTINGS;
  const signs = Object.entries(legend).flatMap(([label, marker]): LegendSign[] => {
    if (typeof marker !== 'string' || marker.trim() === '') {
      complain(`papers.legend.${label}: expected the sign of this status as text`);
      return [];
    }
    return [{ carrier: 'sign', marker: marker.trim(), status: findStatusByWord(label) ?? label, label, origin: 'front-matter' }];
  });
  return { ...NO_SETTINGS, legend: signs };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined;
}
