import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createTestFolder } from './helpers/test-context.ts';
import { parseTranscript, replaySession, type Session } from './helpers/transcript.ts';

const FOLDER = join(import.meta.dirname, 'transcripts');

/** `PAPERS_TRANSCRIPTS=write` writes what the commands say now into the transcripts: read the difference before it is committed. */
const isWriting = process.env['PAPERS_TRANSCRIPTS'] === 'write';

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const path = join(FOLDER, name);
  const { preface, sessions } = parseTranscript(readFileSync(path, 'utf8'));
  const replayed: string[] = [...preface];

  test.each(sessions)('$title', async (session: Session) => {
    const folder = createTestFolder();
    onTestFinished(folder.remove);
    const lines = await replaySession(session, folder);
    replayed.push(`## ${session.title}`, ...lines);
    if (!isWriting) expect(lines.join('\n')).toBe(session.lines.join('\n'));
  });

  afterAll(() => {
    if (isWriting) writeFileSync(path, `${replayed.join('\n')}\n`);
  });
});
