/*
 * A review in the browser: buttons at every entry, a form for one correction at a time, and the words that are selected in
 * the text. What is written, and whether it may be, the server says. Addresses carry its token, being relative.
 */
'use strict';

const review = JSON.parse(document.querySelector('script[type="application/json"]').textContent);
const dialog = document.querySelector('dialog.correction');
const form = dialog.querySelector('form');
const fields = form.elements;
const bar = document.querySelector('.selection');
const problem = form.querySelector('.problem');
const outcome = document.querySelector('.outcome [role=status]');

/* --- The selected words, with their place in code points of the text --- */

/** The code point of the text that a place of the page shows. */
function pointOf(node, offset) {
  const block = (node instanceof Element ? node : node.parentElement)?.closest('.text [data-at]');
  if (!block) return undefined;
  // Words that stand for a place as a whole have no places within.
  if (block.dataset.to) return Number(offset === 0 ? block.dataset.at : block.dataset.to);
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.at) + [...before.toString()].length;
}

let selected;
document.addEventListener('selectionchange', () => {
  if (dialog.open) return;
  const selection = getSelection();
  const range = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  const words = range?.toString() ?? '';
  const from = range && pointOf(range.startContainer, range.startOffset);
  const to = range && pointOf(range.endContainer, range.endOffset);
  if (words.trim() === '' || from === undefined || to === undefined) {
    // A click into the bar ends the selection that it is about.
    if (!bar.matches(':hover, :focus-within')) bar.hidden = true;
    return;
  }
  const lead = [...words].length - [...words.trimStart()].length;
  const trail = [...words].length - [...words.trimEnd()].length;
  selected = { words: words.trim(), at: `${from + lead},${to - trail}` };
  bar.querySelector('q').textContent = selected.words;
  bar.hidden = false;
});

/* --- The form --- */

/** What the server is told besides what the form asks. */
let given = {};

/** Asks what is so: `can` are the choices, `statements` what a choice may be about. */
function ask(about, can, told, statements = []) {
  form.reset();
  given = told;
  problem.textContent = '';
  form.querySelector('.about').textContent = about;
  const options = statements.map(({ id, about: words }) => {
    return Object.assign(document.createElement('option'), { value: id, textContent: words });
  });
  fields.id.replaceChildren(...options);
  fields.id.parentElement.hidden = options.length === 0;
  for (const choice of fields.action) {
    const shown = can.includes(choice.value);
    choice.parentElement.hidden = !shown;
    choice.disabled = !shown;
    choice.checked = shown && can.length === 1;
  }
  fields.words.value = selected?.words ?? '';
  fields.by.value = sessionStorage.getItem('by') ?? review.by;
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  fields.date.value = parts.map((part) => String(part).padStart(2, '0')).join('-');
  showFields();
  dialog.showModal();
}

/** Shows what the choice needs. */
function showFields() {
  for (const label of form.querySelectorAll('[data-of]:not([data-of=statement])')) {
    label.hidden = !label.dataset.of.split(' ').includes(fields.action.value);
  }
}
form.addEventListener('change', showFields);
form.querySelector('[value=cancel]').addEventListener('click', () => dialog.close());

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  const own = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
  // The place of the selection holds for its own words only.
  const place = selected && (given.mention || own.words === selected.words) ? selected : {};
  const { name, version } = review;
  sessionStorage.setItem('by', fields.by.value);
  await send('act', { ...place, ...own, ...given, name, version });
});

document.getElementById('undo')?.addEventListener('click', () => send('undo', {}));

/** Sends an action; when it is done, the page is loaded again and shows what came of it. */
async function send(path, body) {
  const say = (words) => {
    if (dialog.open) problem.textContent = words;
    else outcome.textContent = words;
  };
  try {
    const response = await fetch(`../${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.text();
    if (!response.ok) return say(answer);
    sessionStorage.setItem('acted', '1');
    location.reload();
  } catch {
    say('The server does not answer; is "isnad review --web" still running?');
  }
}

if (sessionStorage.getItem('acted') !== null) {
  sessionStorage.removeItem('acted');
  outcome.focus({ preventScroll: true });
}

/* --- Buttons --- */

function button(words, label, click) {
  const made = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'act',
    textContent: words,
  });
  made.ariaLabel = label;
  made.addEventListener('click', click);
  return made;
}

for (const element of document.querySelectorAll('.s[data-n]')) {
  const { about, can, id, item, entity, name } = review.entries[Number(element.dataset.n)] ?? {};
  if (!can) continue;
  const told = { ...(id && { id }), ...(item && { item }) };
  const row = document.createElement('p');
  row.append(button('Correct…', `Correct: ${about}`, () => ask(about, can.split(' '), told)));
  if (entity) row.append(' ', entityButton(entity, name));
  element.append(row);
}

function entityButton(key, name) {
  return button(`${name}…`, `About ${name}`, () => ask(name, ['merge', 'same', 'link'], { entity: key }));
}

for (const heading of document.querySelectorAll('.panel .group > h3[data-entity]')) {
  const key = heading.dataset.entity;
  heading.after(entityButton(key, heading.querySelector('bdi')?.textContent ?? key));
}

for (const one of document.querySelectorAll('.review [data-item]')) {
  const { item, can, id } = one.dataset;
  const about = one.closest('li').querySelector('p').textContent;
  one.addEventListener('click', () => ask(about, can.split(' '), { item, ...(id && { id }) }));
}

bar.querySelector('[data-for=mention]').addEventListener('click', () => {
  ask(selected.words, ['link', 'split'], { mention: '1', ...selected });
});
bar.querySelector('[data-for=value]').addEventListener('click', () => {
  ask(
    selected.words,
    ['fix'],
    {},
    review.entries.filter(({ can }) => can?.includes('fix')),
  );
});
