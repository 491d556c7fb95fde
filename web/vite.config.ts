/** How the pages are built: one entry per .html file, in a form that iPadOS 12.5 and Chrome 80 understand. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { together } from './tools/chunks.ts';
import { words } from './tools/words.ts';

/** The old tablets we promise to run on. */
const OLDEST = ['safari12', 'chrome80'];

const here = import.meta.dirname;

/** Every page in a folder, by its name: pad.html becomes { pad: '.../pad.html' }. */
function pagesIn(folder: string): Record<string, string> {
  let names: string[];
  try {
    names = readdirSync(join(here, folder));
  } catch {
    names = []; // no such folder: no pages
  }
  const pages = names.filter((name) => name.endsWith('.html'));
  return Object.fromEntries(pages.map((name) => [basename(name, '.html'), join(here, folder, name)]));
}

export default defineConfig(({ mode, command }) => {
  const forSoundTests = mode === 'test' && command === 'build';
  return {
    root: forSoundTests ? join(here, 'test') : here,
    base: forSoundTests ? './' : '/',
    publicDir: false,
    plugins: [words(here)],
    resolve: {
      // The Socket.IO client brings three ways of connecting; a third of what it weighs are the two we don't use.
      alias: [
        {
          find: /^\.\/(?:transports\/)?(?:polling-xhr(?:\.node)?|polling-fetch|webtransport)\.js$/,
          replacement: join(here, 'src/net/no-transport.ts'),
        },
      ],
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: join(here, forSoundTests ? 'dist-test' : 'dist'),
      emptyOutDir: true,
      target: OLDEST,
      cssTarget: OLDEST,
      // Content rules forbid inline scripts and styles, so nothing may hide in a data: address but tiny pictures.
      assetsInlineLimit: (file: string, content: Buffer) => file.endsWith('.svg') && content.length < 1024,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: pagesIn(forSoundTests ? 'test' : '.'),
        output: { codeSplitting: { groups: together() } },
      },
    },
    test: {
      root: here,
      setupFiles: [join(here, 'test/words.ts')],
      include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
      environment: 'node',
      isolate: false, // pure functions: a process for each of a hundred files takes longer than they do
      passWithNoTests: false,
    },
  };
});
