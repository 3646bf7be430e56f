/** A digest as the README shows it: set up, brought, answered, and where it stands. */
import type { Log } from '../core/ports.ts';
import { talkOf } from './readme-talk.ts';

/** Typed by two people, one of whom reads Chinese. */
const typed = `
ada> /digest subscribe 9:00 weekdays zone:Shanghai
zoe> /colloquy language zh
ada> /digest now
zoe> the other side
ada> true
zoe> false
ada> /digest status
`;

export const digestOfADay = (log: Log): Promise<string> => talkOf(log, typed);
