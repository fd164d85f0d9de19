// Stands between the browser and the platform and notes every address that the browser asks for,
// also those that no page sees, such as /favicon.ico.
import http from 'node:http';

/** What the browser wants by itself from those who make it, such as an update; our policy keeps pages from it. */
function isOfTheMaker(url) {
  return ['.googleapis.com', '.google.com', '.gvt1.com'].some((domain) => url.hostname.endsWith(domain));
}

/** @param gateway the only place that is answered for */
export async function witness(gateway) {
  const allowed = new URL(gateway);
  const asked = [];
  const server = http.createServer((request, response) => {
    const url = new URL(request.url);
    if (isOfTheMaker(url)) {
      response.writeHead(502).end();
      return;
    }
    asked.push(url);
    if (url.origin !== allowed.origin) {
      response.writeHead(502).end();
      return;
    }
    const onwards = http.request(
      { host: allowed.hostname, port: allowed.port, path: url.pathname + url.search, method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode, answer.rawHeaders);
        answer.pipe(response);
      },
    );
    onwards.on('error', () => response.destroy());
    response.on('close', () => onwards.destroy());
    request.pipe(onwards);
  });
  // Nothing of ours is asked for over HTTPS.
  server.on('connect', (_, socket) => socket.destroy());
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    server: `http://127.0.0.1:${server.address().port}`,
    /** What was asked for of any other origin so far. */
    elsewhere: () => asked.filter((url) => url.origin !== allowed.origin).map(String),
    paths: () => asked.filter((url) => url.origin === allowed.origin).map((url) => url.pathname),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
