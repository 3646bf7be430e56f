/** Files that go along with a message. Pure. https://docs.discord.com/developers/reference#uploading-files */
import { type APIFileComponent, type APIMediaGalleryComponent, ComponentType, type RawFile } from 'discord.js';
import type { Block } from '../../core/card.ts';
import { cut } from '../../core/graphemes.ts';
import { limits } from './limits.ts';
import { flatten } from './markdown.ts';

/** `title`: its own name, where that cannot be the name of an upload. */
export type Attached = RawFile & { readonly title?: string };

/** Adds the file to `files` and returns the component that shows it: without one Discord shows no file. */
export function renderFile({ name, mime, text }: Block & { is: 'file' }, files: Attached[]): APIFileComponent {
  const plain = plainName(name);
  const there = files.some((file) => file.name === plain);
  const upload = there ? `${files.length + 1}-${plain}` : plain;
  const title = cut(flatten(name).trim(), limits.fileTitle);
  files.push({
    name: upload,
    data: Buffer.from(text),
    contentType: `${mime}; charset=utf-8`,
    ...(title && title !== upload && { title }),
  });
  return { type: ComponentType.File, file: { url: `attachment://${upload}` } };
}

/** Adds the picture to `files` and returns the gallery that shows it, with its words for who does not see it. */
export function renderPicture(
  { name, png, alt }: Block & { is: 'picture' },
  files: Attached[],
): APIMediaGalleryComponent {
  const upload = `${files.length + 1}-${plainName(`${name}.png`)}`;
  files.push({ name: upload, data: Buffer.from(png, 'base64'), contentType: 'image/png' });
  const media = { url: `attachment://${upload}` };
  return { type: ComponentType.MediaGallery, items: [{ media, description: cut(flatten(alt), limits.description) }] };
}

/** A name that stays as it is in an address: by that a component finds its file. */
function plainName(name: string): string {
  const [, stem = '', ending = ''] = /^(.*?)(?:\.(\w{1,10}))?$/s.exec(name) ?? [];
  const plain = stem
    .replaceAll(/[^A-Za-z0-9-]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, limits.fileName);
  return `${plain || 'file'}${ending && `.${ending}`}`;
}

/** The files of a message as its body names them. */
export const attachmentsOf = (files: readonly Attached[]): { readonly id: string; readonly filename: string }[] =>
  files.map(({ name, title }, at) => ({ id: String(at), filename: name, ...(title && { title }) }));
