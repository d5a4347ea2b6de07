import { readdirSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { UpdateWork } from '../../../src/commands/files-port.ts';
import { createDiskFiles } from '../../../src/cli/disk/disk-files.ts';
import { counterText, readCounter } from './counter-text.ts';
import { wholeUpdate } from './whole-update.ts';

// A process of its own for the tests: `worker <what> <list> [times]`. One line of JSON on stdout for each result.
const [, , what = '', list = '', times = '1'] = process.argv;
const files = createDiskFiles(process.env);

const increment: UpdateWork = ({ bytes }) => {
  const text = Buffer.from(bytes).toString('utf8');
  return wholeUpdate(text, counterText(readCounter(text) + 1));
};

const hold: UpdateWork = async () => {
  say('holding');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
  return undefined;
};

const grow: UpdateWork = ({ bytes }) => wholeUpdate(Buffer.from(bytes).toString('utf8'), 'x'.repeat(200_000));

switch (what) {
  case 'increment':
  case 'increment-in-place':
    for (let done = 0; done < Number(times); done += 1) {
      const result = await files.updateList(list, increment, { inPlace: what === 'increment-in-place' });
      if (result.kind !== 'written') say(result);
      if (done === 0) say('ready');
    }
    break;
  case 'hold':
  case 'hold-and-exit':
    if (what === 'hold-and-exit') process.on('SIGINT', () => process.exit(130));
    say(await files.updateList(list, hold));
    break;
  case 'grow':
  case 'grow-in-place':
    say(await files.updateList(list, grow, { inPlace: what === 'grow-in-place' }));
    say({ text: readFileSync(list, 'utf8'), names: readdirSync(dirname(list)) });
    break;
}

function say(value: unknown): void {
  writeSync(1, `${JSON.stringify(value)}\n`);
}
