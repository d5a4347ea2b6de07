import { missingSettings, settingsChange } from '../edits/write-settings.ts';
import { renderFlow } from '../markdown/yaml-flow.ts';
import type { PaperList } from '../model/paper-list.ts';
import { understandList } from '../parse/understand-list.ts';
import type { ConfigOptions } from './config.ts';
import { renderConfigJson, renderConfigTabbed, renderConfigTables } from './config-output.ts';
import { reportConfig } from './config-report.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import { openList } from './open-list.ts';
import { UserError } from './user-error.ts';

/** Shows how the list is read, or writes that into its front matter. */
export async function runConfig(options: ConfigOptions, context: Context): Promise<void> {
  if (options.write === true) return void (await editList({ options, context, command: 'config --write', plan: planSettings }));
  const stray = [...(options.dryRun === true ? ['--dry-run'] : []), ...(options.inPlace === true ? ['--in-place'] : [])];
  if (stray.length > 0) throw new UserError('usage', `${stray.join(' and ')} goes with --write`, 'papers config alone writes nothing');
  const { list, file } = await openList(options, context);
  // A list that was read quickly does not know what was left out.
  const report = reportConfig(list.leftOut === undefined ? await understandList(list.source) : list);
  if (options.json === true) context.stdout.write(renderConfigJson(report, file));
  else if (context.stdout.isTerminal) context.stdout.write(renderConfigTables(report, file, await context.loadTerminal(options)));
  else context.stdout.write(renderConfigTabbed(report, file));
}

function planSettings(list: PaperList): Plan {
  const change = settingsChange(list);
  const isChange = change.kind === 'change' && change.edits.length > 0;
  const talk = isChange ? [...missingSettings(list)].map(([name, value]) => `papers.${name}: ${renderFlow(value)}`) : [];
  return { change, talk, named: [] };
}
