import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.mjs';
import { LANGUAGES } from './languages.mjs';
import { fillIn, newAddress, signUp } from './somebody.mjs';

/** Has the browser ask for a picture, whatever comes of it. */
function look(page, path) {
  return page.evaluate(
    (path) =>
      new Promise((done) => {
        const picture = new Image();
        picture.onload = picture.onerror = done;
        picture.src = path;
      }).then(() => {}),
    path,
  );
}

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const { tag, locale, missing, expired } of LANGUAGES) {
  test(`who goes wrong is told so and finds the way back (${tag})`, async () => {
    const { page, language, leave } = await browser.person(locale);

    for (const path of ['/identity/nonsense', '/identity/static/nonsense.css', '/docs/nonsense']) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), 404, path);
      assert.equal(await page.locator('h1').innerText(), missing, path);
      assert.equal(await language(), tag, path);
    }
    for (const [path, status] of [['/identity/reset', 400], ['/identity/oauth2/authorize?client_id=nobody', 400], ['/nonsense', 401]]) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), status, path);
      assert.ok((await page.locator('h1').innerText()).length > 3, path);
      assert.equal(await language(), tag, path);
    }
    await page.goto('/nonsense');
    await page.click('main a.button');
    await page.waitForURL('**/identity/login');

    await leave();
    assert.deepEqual(browser.elsewhere(), []);
  });

  test(`a form that was open for too long leads to a fresh one (${tag})`, async () => {
    const { page, language, leave } = await browser.person(locale);
    await page.goto('/login');
    await page.context().clearCookies();

    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      fillIn(page, newAddress()),
    ]);

    assert.equal(answer.status(), 403);
    assert.equal(await page.locator('h1').innerText(), expired);
    assert.equal(await language(), tag);
    await page.click('main .links a >> nth=0');
    await page.waitForURL('**/identity/login');
    assert.equal(await page.locator('input[name=password]').count(), 1);
    await leave();
    assert.deepEqual(browser.elsewhere(), []);
  });
}

test('a forged form is refused, and what was asked for meanwhile is not where the login leads', async () => {
  const { page, leave } = await browser.person('en-GB');
  const mail = newAddress();
  await signUp(page, mail);
  await page.goto('/login?return=/');
  await page.evaluate(() => { document.querySelector('input[name=_csrf]').value = 'forged'; });
  await fillIn(page, mail);
  await page.waitForSelector('h1');
  assert.match(await page.locator('h1').innerText(), /open for too long/);

  await page.goto('/login?return=/');
  for (const path of ['/favicon.ico', '/identity/favicon.ico', '/identity/nonsense']) await look(page, path);
  await fillIn(page, mail);

  await page.waitForURL('/');
  assert.equal(await page.locator('form[action="/logout"]').count(), 1);
  await leave(['/identity/favicon.ico', '/identity/nonsense']);
  assert.deepEqual(browser.elsewhere(), []);
});

test('a program gets a problem where a person gets a page, and no session for what needs none', async () => {
  for (const path of ['/identity/nonsense', '/identity/reset']) {
    const answer = await fetch(new URL(path, process.env.QIAO_GATEWAY), { headers: { Accept: 'application/json' } });
    assert.match(answer.headers.get('content-type'), /^application\/problem\+json/, path);
    const problem = await answer.json();
    assert.equal(problem.status, answer.status, path);
    assert.match(problem.type, /^urn:qiao:problem:/, path);
    assert.doesNotMatch(String(answer.headers.get('set-cookie')), /qiao_login/, path);
  }
  const forged = await fetch(new URL('/identity/login', process.env.QIAO_GATEWAY), {
    method: 'POST',
    body: new URLSearchParams({ mail: 'a@b.example', password: 'x' }),
  });
  assert.equal(forged.status, 403);
  assert.equal((await forged.json()).type, 'urn:qiao:problem:csrf');
  assert.doesNotMatch(String(forged.headers.get('set-cookie')), /qiao_login/);
});
