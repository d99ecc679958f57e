/** Where a Chromium stands on this machine that the browser tests can drive. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of its program, or null where none is found. `CHROMIUM` names one that stands elsewhere. */
export function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return [...usual, ownOfPlaywright()].find((path) => path !== null && existsSync(path)) ?? null;
}

/** One that playwright has downloaded before, of the very version that it was made for. */
function ownOfPlaywright() {
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}
