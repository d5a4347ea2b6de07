import type { Change } from '../edits/change.ts';
import { findSettingsFlaw, missingSettings, settingsChange } from '../edits/write-settings.ts';
import { renderFlow } from '../markdown/yaml-flow.ts';
import type { PaperList } from '../model/paper-list.ts';
import { understandList } from '../parse/understand-list.ts';
import { withText } from '../text/source-document.ts';
import { applyEdits } from '../text/text-edit.ts';
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

async function planSettings(list: PaperList): Promise<Plan> {
  const change = settingsChange(list);
  if (change.kind === 'change') await requireReadable(list, change);
  const isChange = change.kind === 'change' && change.edits.length > 0;
  const talk = isChange ? [...missingSettings(list)].map(([name, value]) => `papers.${name}: ${renderFlow(value)}`) : [];
  return { change, talk, named: [] };
}

/** The proof holds the papers against each other; what was written must be understood, too. */
async function requireReadable(list: PaperList, { edits }: Change): Promise<void> {
  const after = await understandList(withText(list.source, applyEdits(list.source.text, edits)));
  const flaw = findSettingsFlaw(list, after);
  if (flaw !== undefined)
    throw new UserError(
      'failed',
      `the settings would not be read, so nothing was written: ${flaw}`,
      'please report this, with the list if you can',
    );
}
