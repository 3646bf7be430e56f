/** The end of every tool: what a person can mend is told in words, anything else with its stack; exit 1 for both. */
import { SetupError } from '../core/errors.ts';

export async function runTool(tool: () => Promise<void>): Promise<void> {
  try {
    await tool();
  } catch (error) {
    process.stderr.write(`${tellError(error)}\n`);
    process.exitCode = 1;
  }
}

/** A sentence for what a person can mend, the stack for what is a bug. */
export const tellError = (error: unknown): string =>
  error instanceof SetupError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
