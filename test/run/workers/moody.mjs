/** A thread for tests: what becomes of an article is its text. */
let calls = 0;

export default async function work({ text }) {
  calls++;
  const [what, milliseconds = '0'] = text.split(' ');
  if (what === 'hang') for (;;);
  if (what === 'exit') process.exit(3);
  if (what === 'throw') throw new Error('no good');
  if (what === 'eat') {
    const held = [];
    for (;;) held.push(Array.from({ length: 1e5 }, (_, i) => ({ i })));
  }
  if (what === 'stale') return { problem: 'The tables have changed during the build' };
  await new Promise((resolve) => setTimeout(resolve, Number(milliseconds)));
  return { messages: [{ level: 'info', rule: 'article/empty', reason: text }], spent: new Map([['calls', calls]]) };
}
