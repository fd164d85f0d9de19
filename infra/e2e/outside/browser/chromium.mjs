// A real browser with a fresh profile, and what it saw that a person would not.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { witness } from './witness.mjs';

const GATEWAY = process.env.QIAO_GATEWAY;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser; everything that it asks for goes past a witness. */
export async function launch() {
  const beside = await witness(GATEWAY);
  const browser = await chromium.launch({
    executablePath: process.env.QIAO_CHROMIUM,
    args: FLAGS,
    proxy: { server: beside.server },
  });
  return {
    person: (locale, more) => person(browser, locale, more),
    elsewhere: beside.elsewhere,
    paths: beside.paths,
    close: async () => {
      await browser.close();
      beside.close();
    },
  };
}

/**
 * Somebody at the browser, with cookies of their own.
 *
 * @param locale as in Accept-Language
 */
async function person(browser, locale, more = {}) {
  const context = await browser.newContext({ baseURL: GATEWAY, locale, ...more });
  const page = await context.newPage();
  const complaints = [];
  const visited = new Set();
  page.on('request', (request) => {
    if (request.isNavigationRequest()) visited.add(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push({ text: message.text(), url: message.location().url });
  });
  page.on('pageerror', (error) => complaints.push({ text: String(error) }));
  return {
    page,
    /** Of the page that is open, as it says itself. */
    language: () => page.locator('html').getAttribute('lang'),
    /**
     * Ends, and fails if the browser complained about anything: our policy, a script, a file. That a page
     * itself was answered with 4xx is told as a complaint, too; tests look at that themselves.
     *
     * @param missing paths that the test knows not to be there
     */
    leave: async (missing = []) => {
      await context.close();
      const known = ({ text, url }) =>
        text.startsWith('Failed to load resource') && (visited.has(url) || missing.includes(new URL(url).pathname));
      assert.deepEqual(complaints.filter((each) => !known(each)), []);
    },
  };
}
