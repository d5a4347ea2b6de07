'use strict';
// Preloaded into what is measured: says on descriptor 3 how much memory the process had at most, in KiB.
const { existsSync, readFileSync, writeSync } = require('node:fs');

// On Linux `maxRSS` counts what the process that started this one had, too.
const STATUS = '/proc/self/status';

process.on('exit', () => {
  const peak = existsSync(STATUS) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
  writeSync(3, peak ?? String(process.resourceUsage().maxRSS));
});
