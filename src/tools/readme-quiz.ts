/** A whole quiz of four people at one terminal, as the README shows it. */
import type { Log } from '../core/ports.ts';
import { talkOf } from './readme-talk.ts';

/** Typed by four people, one of whom reads Chinese. */
const typed = `
ada> /quiz start count:2 kinds:single,typed pace:host
ada> start
zoe> /colloquy language zh
ada> join
ben> join
zoe> join
dan> join
ada> begin
ada> D
ben> A
zoe> D
dan> C
ada> next question
ada> type your answer
ada> smart factories, I think
ben> type your answer
ben> digital factorys
zoe> type your answer
zoe> 是数字化的工厂吧
dan> type your answer
dan> another platform
ada> to the result
zoe> my answers
`;

export const quizOfFour = (log: Log): Promise<string> => talkOf(log, typed);
