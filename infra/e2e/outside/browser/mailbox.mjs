// The folder that the platform under test lays its mail into.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const FOLDER = process.env.QIAO_MAIL;
const PATIENCE = 20_000;

/**
 * Waits for a mail to that address with a link to that page of the login, and gives the link.
 *
 * @param page such as `confirm`
 */
export async function link(to, page) {
  const wanted = new RegExp(`\\S+/identity/${page}\\?token=\\S+`);
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    for (const text of await mails()) {
      const found = text.match(wanted);
      if (text.includes(`To: ${to}`) && found) return found[0];
    }
    await wait(100);
  }
  throw new Error(`no mail to ${to} with a link to ${page}`);
}

async function mails() {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.eml'));
  return Promise.all(files.map((name) => readFile(join(FOLDER, name), 'utf8')));
}
