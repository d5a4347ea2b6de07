import { closeSync, existsSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { createInput, createOutput } from '../../src/cli/streams.ts';
import { UserError } from '../../src/commands/user-error.ts';

test('a folder as standard input is told as such', () => {
  const descriptor = open(tmpdir(), 'r');
  const message = 'cannot read standard input: it is a folder (EISDIR)';
  expect(() => createInput(descriptor).readBytes()).toThrow(new UserError('file', message));
});

test.runIf(existsSync('/dev/full'))('a full disk behind standard output is told as such', () => {
  const descriptor = open('/dev/full', 'w');
  const message = 'cannot write to standard output: no space left on the device (ENOSPC)';
  expect(() => createOutput(descriptor).write('text')).toThrow(new UserError('file', message));
});

function open(path: string, flags: string): number {
  const descriptor = openSync(path, flags);
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}
