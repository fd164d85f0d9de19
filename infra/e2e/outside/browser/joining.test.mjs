import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.mjs';
import { LANGUAGES } from './languages.mjs';
import { link } from './mailbox.mjs';
import { call, code, fillIn, logIn, logOut, newAddress, PASSWORD, signUp } from './somebody.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const { tag, locale, logIn: words } of LANGUAGES) {
  test(`somebody signs up, logs in and logs out (${tag})`, async () => {
    const { page, language, leave } = await browser.person(locale);
    const mail = newAddress();

    await page.goto('/');
    assert.equal(await language(), tag);
    assert.equal(await page.locator('a[href="/login"]').innerText(), words);
    await signUp(page, mail);
    assert.equal(await language(), tag);
    await page.goto('/');
    await page.click('a[href="/login"]');
    await fillIn(page, mail);
    await page.waitForURL('**/swagger-ui/**');
    assert.ok((await call(page, 'GET', '/session')).account);
    await logOut(page);

    assert.equal(await page.locator('a[href="/login"]').innerText(), words);
    await leave();
    assert.deepEqual(browser.elsewhere(), []);
  });
}

test('who forgot the password chooses another by the link in the mail', async () => {
  const { page, leave } = await browser.person('zh-CN');
  const mail = newAddress();
  await signUp(page, mail);

  await page.goto('/login');
  await page.click('a[href="/identity/forgot"]');
  await page.fill('input[name=mail]', mail);
  await page.click('main button');
  await page.goto(await link(mail, 'reset'));
  await page.fill('input[name=password]', 'another horse, another battery');
  await page.click('main button');
  await page.waitForURL('**/identity/login');
  await logIn(page, mail, 'another horse, another battery');

  await leave();
  assert.deepEqual(browser.elsewhere(), []);
});

test('a second step is asked for when somebody has set it up', async () => {
  const { page, leave } = await browser.person('zh-HK');
  const mail = newAddress();
  await signUp(page, mail);
  await logIn(page, mail);
  const { secret } = await call(page, 'POST', '/api/identity/me/second-factor', { password: PASSWORD });
  await call(page, 'POST', '/api/identity/me/second-factor/confirmation', { code: code(secret) });
  await logOut(page);

  await page.goto('/login?return=/');
  await fillIn(page, mail);
  await page.waitForURL('**/identity/second-factor');
  await page.fill('input[name=code]', '000000');
  await page.click('main button');
  await page.waitForSelector('[role=alert]');
  await page.fill('input[name=code]', code(secret, 1));
  await page.click('main button');
  await page.waitForURL('/');

  assert.equal(await page.locator('form[action="/logout"]').count(), 1);
  await leave();
  assert.deepEqual(browser.elsewhere(), []);
});
