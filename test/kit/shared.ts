/** Files that lie beside the repository where there are any: the article's source, the platforms' schemas. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The text of `../shared/<path>`, or `undefined` where it is not; what is skipped then is said on the screen. */
export function readShared(path: string, whatFor: string): string | undefined {
  const file = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
  if (existsSync(file)) return readFileSync(file, 'utf8');
  process.stderr.write(`SKIPPED, because ../shared/${path} is not there: ${whatFor}\n`);
  return undefined;
}
