import path from 'node:path';
import { rolldown } from 'rolldown';

const ENTRY = '\0remark-alone';
const CODE = `
import { readFileSync } from 'node:fs';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
unified().use(remarkParse).use(remarkGfm).parse(readFileSync(process.argv[2], 'utf8'));`;

/**
 * A program in one file that reads the list it is given with remark-parse and does nothing else.
 * @param {string} folder
 */
export async function bundleRemark(folder) {
  const bundle = await rolldown({
    input: ENTRY,
    cwd: path.join(import.meta.dirname, '..', '..'),
    platform: 'node',
    logLevel: 'silent',
    plugins: [{ name: 'entry', resolveId: (id) => (id === ENTRY ? id : undefined), load: (id) => (id === ENTRY ? CODE : undefined) }],
  });
  const file = path.join(folder, 'remark-alone.cjs');
  await bundle.write({ file, format: 'cjs', minify: true });
  await bundle.close();
  return file;
}
