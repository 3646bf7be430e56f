/** `npm run bench`: measures everything and writes test/bench/README.md. Takes some minutes; wants a quiet machine. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.ts';

const measure = (name: string): Row[] => {
  process.stderr.write(`measuring ${name} …\n`);
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  return JSON.parse(
    execFileSync(process.execPath, [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  ) as Row[];
};

const show = (value: number, unit: Row['unit']): string =>
  `${value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)} ${unit}`;
const line = ({ what, unit, ours, bare, beside }: Row): string => {
  const compared =
    bare === undefined ? ['', '', ''] : [show(bare, unit), bare > 0 ? (ours / bare).toFixed(2) : '', beside ?? ''];
  return `| ${[what, show(ours, unit), ...compared].join(' | ')} |`;
};

const rows = ['start', 'discord', 'slack', 'store', 'quiz', 'digest', 'packs', 'retrieval', 'picture'].flatMap(measure);
const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`;
const text = `# Measurements

Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}. Figures of one machine; the ratios are what to look at.
Ours and the bare thing run in turn in the same run, against the same double. \`start.ts\`, \`discord.ts\`, \`slack.ts\`, \`store.ts\`, \`quiz.ts\`, \`digest.ts\`, \`packs.ts\`, \`retrieval.ts\` and \`picture.ts\` say how each is measured.

| what | ours | bare | ours / bare | the bare thing |
| --- | --- | --- | --- | --- |
${rows.map(line).join('\n')}
`;
writeFileSync(new URL('README.md', import.meta.url), text);
process.stdout.write(text);
