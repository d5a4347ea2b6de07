import type { ListDocument } from '../dialects/dialect.ts';
import { categoryNames } from '../model/category.ts';
import { foldTitle } from '../model/fold.ts';

/** Reports which sections of the settings are the title of nothing in the list. */
export function reportUnusedSections(
  { settings, report }: Pick<ListDocument, 'settings' | 'report'>,
  titled: readonly { readonly title: string }[],
): void {
  if (settings.sections.size === 0) return;
  const titles = new Set(titled.flatMap(({ title }) => categoryNames(title).map(foldTitle)));
  for (const name of settings.sections.keys()) {
    if (titles.has(foldTitle(name))) continue;
    const message = `papers.sections: there is no heading or label “${name}”`;
    report({ code: 'bad-settings', severity: 'warning', message, span: settings.places.get(`sections.${name}`) ?? { start: 0, end: 0 } });
  }
}
