/** Whole scenes of four people at one terminal, as the README shows them. */
import type { Log } from '../core/ports.ts';
import { talkOf } from './readme-talk.ts';

/** Typed by four people, one of whom reads Chinese. */
const quiz = `
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

const discussion = `
ada> /discuss start 3 until:3 days
zoe> /colloquy language zh
ben> agree
zoe> agree
dan> not sure
ben> say why
ben> Once everybody has their share, growth needs another source.
ben> 1
ben> Everybody, without my name
dan> made me think
zoe> the other side
zoe> disagree
ada> /discuss wrap
`;

export const quizOfFour = (log: Log): Promise<string> => talkOf(log, quiz);
export const discussionOfFour = (log: Log): Promise<string> => talkOf(log, discussion);
