/** Questions as a text file that Anki imports: File → Import; see "Text Files" in its manual. */
import type { ReportedQuestion } from './report.ts';

/** Where the notes go and where they come from. */
export type AnkiFile = {
  /** `::` makes a deck in a deck; Anki makes the decks it does not have. */
  readonly deck: string;
  /** Of every note, and of its section as `tag::2`. */
  readonly tag: string;
  /** The article, named on the back of every note. */
  readonly source: { readonly title: string; readonly url?: string };
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Otherwise [sound:…] would be played, and a note that begins with # be a comment.
  '[': '&#91;',
  '#': '&#35;',
};
/** Literal text as HTML on one line. */
const html = (text: string): string =>
  text
    .replace(/[&<>"'[#]/g, (character) => entities[character] ?? character)
    .replace(/\r\n|[\r\n]/g, '<br>')
    .replaceAll('\t', ' ');

/** A name on one line of the file, outside HTML. */
const plain = (name: string): string => name.replace(/["\s]+/g, ' ').trim();

const choiceOf = ({ id, text }: ReportedQuestion['choices'][number]): string =>
  html(/^[a-z]$/.test(id) ? `${id.toUpperCase()}. ${text}` : text);

function noteOf(question: ReportedQuestion, { deck, tag, source }: AnkiFile): string {
  const front = [html(question.stem), ...question.choices.map(choiceOf)].join('<br>');
  const cites = question.cites.map((address) => html(`¶${address}`)).join(' ');
  const title = source.url ? `<a href="${html(source.url)}">${html(source.title)}</a>` : html(source.title);
  const address = `${cites} · ${title}`;
  const back = [`<b>${html(question.answer)}</b>`, html(question.explanation), address].join('<br>');
  const name = plain(tag).replaceAll(' ', '_');
  return [front, back, plain(deck), `${name} ${name}::${question.section}`].join('\t');
}

/**
 * One note a question, of the type `Basic`: in front the stem and the choices, on the back the key, the explanation and the address.
 * Imported again, a note whose front is the same is updated and keeps its history. The deck is a column because a deck that is
 * only named in the head of the file is not made.
 */
export const ankiOf = (questions: readonly ReportedQuestion[], file: AnkiFile): string =>
  [
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    '#deck column:3',
    '#tags column:4',
    '#columns:Front\tBack\tDeck\tTags',
    ...questions.map((question) => noteOf(question, file)),
    '',
  ].join('\n');
