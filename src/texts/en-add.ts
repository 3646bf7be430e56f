/** English: bringing an article in, and what keeps a page from being fetched. */

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 104_857.6) / 10} MB`;

export const add = {
  formTitle: 'Add an article',
  linkField: 'A link to it',
  fileField: (endings: readonly string[]) => `Or a file (${endings.join(', ')})`,
  rightField: 'May its text be shown here?',
  managers: 'Only those who manage this channel can add articles. You can ask them.',
  inChannel: 'In a direct conversation I cannot see who manages what. Type it in a channel that you manage.',
  notHere: 'I have no folder to keep articles in. Whoever runs me sets DATA_DIR.',
  nothing: 'I need a link or a file.',
  both: 'A link or a file: one of them, please.',
  again: 'Try again',
  workingTitle: 'Reading it in',
  working: (from: string) => `I am reading “${from}”. It can take a minute; what came of it is shown here.`,
  became: {
    new: (title: string) => `Added: “${title}”`,
    changed: (title: string) => `Brought up to date: “${title}”`,
    same: (title: string) => `Nothing new: “${title}”`,
  },
  severalTitle: (count: number) => `${plural(count, 'article')} read in`,
  author: 'Author',
  date: 'Date',
  source: 'From',
  unknown: 'not found',
  opening: 'Opening',
  section: (number: number) => `Section ${number}`,
  paragraphs: (count: number) => plural(count, 'paragraph'),
  moreSections: (count: number) => `… and ${plural(count, 'more section')}`,
  changes: (added: number, changed: number, stale: number) =>
    [
      added > 0 ? `${plural(added, 'paragraph')} new` : '',
      changed > 0 ? `${plural(changed, 'paragraph')} changed` : '',
      stale > 0 ? `${plural(stale, 'paragraph')} gone (their addresses stay theirs)` : '',
    ]
      .filter(Boolean)
      .join(', '),
  outdated: (count: number) => `${plural(count, 'draft')} on what changed wait for a person again.`,
  joins: (title: string) => `It is the same article as “${title}”: the verbatim words now stand beside ours there.`,
  unsure: 'I could not find its author or date. Whoever runs me can put that right in the pack.',
  noRight:
    'You did not say that its text may be shown. So I keep titles, addresses and fingerprints, and no words of it: I can tell where something stands, not what it says.',
  haveRight: 'I have the right: show its text',
  outline: 'Outline',
  use: 'Use it in this channel',
  tooLarge: (most: number) =>
    `That file is too large: I read up to ${megabytes(most)}. A shorter version, or its chapters one by one, will do.`,
  notGiven: 'I could not get the file from here. Please send it again, or give me a link to it.',
  mayNotRead:
    'I am not allowed to read the file. On Slack I need the scope files:read: whoever installed me can install me again. Or give me a link.',
  fetch: {
    url: (address: string) => `“${address}” is not a web address. It begins with https:// and names a page.`,
    scheme: (scheme: string) => `I open web pages only, https or http, and not “${scheme}”.`,
    credentials: () => 'There is a name or a password in that link. Please give me one without.',
    port: (port: string) => `I do not open port ${port}. Pages are at 80, 443, 8080 and 8443.`,
    inside: (host: string) =>
      `“${host}” leads into a private network, and I open public pages only. You can send me the page as a file.`,
    'unknown-host': (host: string) => `There is no “${host}” on the web that I can find. Is it spelt right?`,
    unreachable: (host: string) => `“${host}” does not answer, or broke off. Please try again later.`,
    certificate: (host: string) => `“${host}” cannot prove that it is who it says. I do not read pages like that.`,
    slow: (seconds: string) =>
      `The page took longer than ${plural(Number(seconds), 'second')}. Try again, or send it as a file.`,
    redirects: (most: string) =>
      `That link sent me on more than ${most} times. Please give me the address where it ends.`,
    status: (status: string) =>
      status === '404' || status === '410'
        ? 'There is no page at that address (any more).'
        : status === '401' || status === '403'
          ? 'That page is not open to everybody, or not to bots. You can save it and send me the file.'
          : `The site answered with “${status}” instead of the page. Try again later, or send it as a file.`,
    type: (type: string) => `That is no text to read (${type}). I read pages, Markdown, plain text, EPUB and PDF.`,
    encoding: () => 'The page came packed in a way that I cannot unpack. You can save it and send me the file.',
    large: (most: string) => `That page is too large: I read up to ${megabytes(Number(most))}.`,
  },
};

/** Why a page could not be fetched, each with what its words name: the address, host, port, status, type, or limit in seconds or bytes. */
export type FetchCode = keyof (typeof add)['fetch'];
