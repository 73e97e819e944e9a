import type { Bot, BotOptions } from './bot.ts';

/**
 * Starts the service: takes the database (a folder is locked, a second process is refused in words), listens, and is
 * ready for messages and ticks when it resolves.
 */
export const startBot = (options: BotOptions): Promise<Bot> =>
  Promise.reject(new Error(`The service on port ${options.port} is being built`));
