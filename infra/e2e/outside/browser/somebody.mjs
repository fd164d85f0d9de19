// Somebody new on the platform, and the steps that they take in a browser.
import { createHmac, randomUUID } from 'node:crypto';
import assert from 'node:assert/strict';
import { link } from './mailbox.mjs';

export const PASSWORD = 'correct horse battery';

/** An address that nobody has used before. */
export function newAddress() {
  return `b${randomUUID()}@test.example`;
}

/** From the start page to an account that is open. */
export async function signUp(page, mail) {
  await page.goto('/');
  await page.locator('a[href="/identity/sign-up"]').click();
  await page.fill('input[name=mail]', mail);
  await page.fill('input[name=name]', '李四 Li Si');
  await page.check('input[name=consent]');
  await page.click('main button');
  await page.goto(await link(mail, 'confirm'));
  await page.fill('input[name=password]', PASSWORD);
  await page.click('main button');
  await page.waitForURL('**/identity/login');
}

/** Fills in the form of the page that is open. */
export async function fillIn(page, mail, password = PASSWORD) {
  await page.fill('input[name=mail]', mail);
  await page.fill('input[name=password]', password);
  await page.click('main button');
}

/** From the start page until logged in. */
export async function logIn(page, mail, password = PASSWORD) {
  await page.goto('/login?return=/');
  await fillIn(page, mail, password);
  await page.waitForURL('/');
}

/** By the button of the start page. */
export async function logOut(page) {
  await page.goto('/');
  await page.click('form[action="/logout"] button');
  await page.waitForSelector('a[href="/login"]');
}

/** Calls the API as a script of ours would, from the page that may. */
export async function call(page, method, path, body) {
  if (!page.url().includes('/swagger-ui/')) await page.goto('/docs');
  const answer = await page.evaluate(
    async ({ method, path, body }) => {
      const token = document.cookie.match(/__Host-qiao-csrf=([^;]+)/)?.[1];
      const response = await fetch(path, {
        method,
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token },
        body: body && JSON.stringify(body),
      });
      return { status: response.status, text: await response.text() };
    },
    { method, path, body },
  );
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.text ? JSON.parse(answer.text) : null;
}

/** What a device shows (RFC 6238), so many steps of half a minute from now. */
export function code(secret, steps = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash[19] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
