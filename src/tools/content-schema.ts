/** `npm run content:schema`: writes the JSON Schemas of a pack's files for editors. */
import '../needs-node.js';
import { contentFolder } from '../assemble.ts';
import { writeSchemas } from '../content/schemas.ts';

await writeSchemas(contentFolder);
