/**
 * The first thing that runs. Looks at the version of Node before anything else is read, in plain JavaScript, so that an
 * old Node can say this too: the npm scripts load it with --import, and main.ts imports it first.
 */
import module from 'node:module';

const needed = 26;
if (Number.parseInt(process.versions.node, 10) < needed) {
  process.stderr.write(
    `Colloquy needs Node ${needed}; this is Node ${process.versions.node}.
"npm ci" brings Node ${needed} along (package "node", for Linux with glibc, macOS and Windows), unless it was told
--ignore-scripts or --omit=optional, or the system is Alpine (musl). Run "npm ci" without these,
or install Node ${needed} yourself, and start again with "npm start" or "npm test".
`,
  );
  process.exit(1);
}
// From the second start on nothing has to be compiled: a tenth of a second and some 20 MB less.
module.enableCompileCache();
