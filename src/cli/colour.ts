import { Chalk } from 'chalk';
import type { Paint, Painter } from '../commands/painter.ts';

/**
 * A painter that writes colour whatever it is writing to; whether to is `wantsColour`'s to say. It uses the sixteen colours
 * a terminal's theme defines, never black or white, so that it can be read on a dark and on a light background.
 */
export function createColourPainter(): Painter {
  const chalk = new Chalk({ level: 1 });
  const statuses = new Map<string, Paint>([
    ['read', chalk.green],
    ['reading', chalk.cyan],
    ['skimmed', chalk.yellow],
    ['to-classify', chalk.magenta],
    ['dropped', chalk.dim],
    ['unmarked', chalk.dim],
  ]);
  return {
    heading: chalk.bold,
    dim: chalk.dim,
    accent: chalk.cyan,
    bold: chalk.bold,
    italic: chalk.italic,
    underline: chalk.underline,
    strikethrough: chalk.strikethrough,
    code: chalk.cyan,
    link: chalk.underline,
    error: chalk.red.bold,
    warning: chalk.yellow,
    success: chalk.green,
    status: (status, text) => statuses.get(status)?.(text) ?? text,
  };
}
