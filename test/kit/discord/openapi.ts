/**
 * Holds request bodies against Discord's OpenAPI document, made strict: that document lets unknown keys through,
 * which can only be slips of ours. Where the document is not there, nothing is checked and the tests say so.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { readShared } from '../shared.ts';

const document = readShared('platform-schemas/discord-openapi.json', 'holding Discord request bodies against it');

/** Whether bodies are checked at all. */
export const hasDocument = document !== undefined;

type Schema = { properties?: object; allOf?: unknown; additionalProperties?: unknown };
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

let opened: { readonly ajv: Ajv2020; readonly paths: readonly (readonly [RegExp, string])[] } | undefined;

function open() {
  if (opened) return opened;
  const read = JSON.parse(document ?? '') as Document;
  for (const schema of Object.values(read.components.schemas)) {
    if (schema.properties && !schema.allOf) schema.additionalProperties ??= false;
  }
  // Formats are notes to people there (`snowflake`, `nonce`); the keywords of OpenAPI are none of JSON Schema.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(read, 'discord');
  // An address of its own goes before one with a parameter: `/messages/@original`.
  const paths = Object.keys(read.paths)
    .toSorted((a, b) => a.split('{').length - b.split('{').length)
    .map((path) => [new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`), path] as const);
  opened = { ajv, paths };
  return opened;
}

const compiled = new Map<string, ValidateFunction | undefined>();

/** What is wrong with the body of that request; empty when nothing is. `path` is without `/api/v10`. */
export function bodyFaults(method: string, path: string, body: unknown): readonly string[] {
  if (!hasDocument || body === undefined) return [];
  const known = open().paths.find(([pattern]) => pattern.test(path))?.[1];
  if (!known) return [`${method} ${path} is not in the document`];
  const key = `${method} ${known}`;
  if (!compiled.has(key)) compiled.set(key, compile(method, known));
  const validate = compiled.get(key);
  if (!validate) return [`${key} takes no body`];
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function compile(method: string, path: string): ValidateFunction | undefined {
  const at = ['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'];
  const pointer = at.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  return open().ajv.getSchema(`discord#/${pointer}`);
}
