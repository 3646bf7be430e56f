/** The JSON Schemas that editors check packs with, made from the zod schemas. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packFiles } from '../core/article/schema.ts';

/** The one folder beside the packs that is none. */
export const schemaFolder = 'schema';

/** File names and texts, such as `questions.schema.json`. */
function schemaTexts(): readonly { readonly name: string; readonly text: string }[] {
  return Object.entries(packFiles).map(([file, schema]) => ({
    name: file.replace('.json', '.schema.json'),
    text: `${JSON.stringify(z.toJSONSchema(schema), undefined, 2)}\n`,
  }));
}

/** Writes them to `schema/` in the content folder. */
export async function writeSchemas(folder: string): Promise<void> {
  await mkdir(join(folder, schemaFolder), { recursive: true });
  for (const { name, text } of schemaTexts()) await writeFile(join(folder, schemaFolder, name), text);
}

/** Those that are missing or old, as lines for a person. */
export async function schemaFaults(folder: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { name, text } of schemaTexts()) {
    const written = await readFile(join(folder, schemaFolder, name), 'utf8').catch(
      (error: NodeJS.ErrnoException) => error.code,
    );
    if (written !== text) faults.push(`schema/${name}: is not what the code says; run npm run content:schema`);
  }
  return faults;
}
