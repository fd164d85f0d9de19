// Tells each test's outcome as one line of JSON, for the build that runs them.
const ANSI = /\u001b\[[0-9;]*m/g;

/** What of a failure a person needs to see. */
function words(failure) {
  const cause = failure?.cause ?? failure;
  return String(cause?.stack ?? cause?.message ?? cause).replace(ANSI, '');
}

export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const isContainer = data.details?.type === 'suite' || data.name.endsWith('.test.mjs');
    if (isContainer && type === 'test:pass') continue;
    yield JSON.stringify({
      name: data.name,
      passed: type === 'test:pass',
      skipped: data.skip !== undefined,
      failure: type === 'test:fail' ? words(data.details.error) : null,
    }) + '\n';
  }
}
