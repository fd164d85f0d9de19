// A person who logs in by the forms of the provider, without a browser's help: cookies are kept,
// redirects are followed until they lead to the client.

const TOKEN = /name="_csrf"[^>]*value="([^"]+)"/;
const FIELD = /<input type="hidden" name="(client_id|state|scope)" value="([^"]+)"/g;

export class Person {
  #cookies = new Map();

  constructor(mail, password) {
    this.mail = mail;
    this.password = password;
  }

  /**
   * From the client's request to where the client is handed the answer.
   *
   * @param allow what to press when asked for consent; left out where nobody must be asked
   */
  async logIn(url, allow) {
    const form = await this.#open(url);
    let page = await this.#send(new URL('/identity/login', url), {
      mail: this.mail,
      password: this.password,
      _csrf: (await form.text()).match(TOKEN)[1],
    });
    if (page instanceof URL) return page;
    const html = await page.text();
    if (allow === undefined) throw new Error(`nobody expected ${page.status} ${html}`);
    const fields = [...html.matchAll(FIELD)].map(([, name, value]) => [name, value]);
    const once = new Map(fields.filter(([name]) => name !== 'scope'));
    const scopes = allow ? fields.filter(([name]) => name === 'scope') : [];
    page = await this.#send(new URL('/identity/oauth2/authorize', url), [...once, ...scopes]);
    return page;
  }

  async #open(url) {
    return this.#follow(await this.#fetch(url));
  }

  async #send(url, fields) {
    return this.#follow(await this.#fetch(url, { method: 'POST', body: new URLSearchParams(fields) }));
  }

  /** To the page that comes last, or to the address of somebody else. */
  async #follow(answer) {
    while (answer.status >= 300 && answer.status < 400) {
      const next = new URL(answer.headers.get('location'), answer.url);
      if (next.origin !== new URL(answer.url).origin) return next;
      answer = await this.#fetch(next);
    }
    return answer;
  }

  async #fetch(url, init = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [name, value] = each.split(';', 1)[0].split('=');
      this.#cookies.set(name, value);
    }
    return answer;
  }
}
