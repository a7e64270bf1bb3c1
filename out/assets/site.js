/*
 * What the pages do beyond reading: text and statements light each other, a filter, links to a range of the text, search.
 * Nothing is fetched and nothing is kept. Without it, every page is whole.
 */
'use strict';

/* --- Text and statements light each other --- */

const stretches = [...document.querySelectorAll('.e[data-s]')];
const entries = [...document.querySelectorAll('.s[data-n]')];
const stretchesOf = new Map();
const entryOf = new Map(entries.map((entry) => [entry.dataset.n, entry]));
for (const stretch of stretches) {
  for (const number of stretch.dataset.s.split(' ')) {
    if (!stretchesOf.has(number)) stretchesOf.set(number, []);
    stretchesOf.get(number).push(stretch);
  }
}

let lit = [];

/** Lights some entries and all that they rest on, and nothing else. */
function light(numbers) {
  for (const element of lit) element.classList.remove('lit');
  lit = numbers.flatMap((number) => [entryOf.get(number), ...(stretchesOf.get(number) ?? [])]).filter(Boolean);
  for (const element of lit) element.classList.add('lit');
}

/** The numbers that an element is about: a stretch of several entries, or an entry or what stands in it. */
function numbersAt(target) {
  if (!(target instanceof Element)) return [];
  const stretch = target.closest('.e[data-s]');
  if (stretch) return stretch.dataset.s.split(' ');
  const entry = target.closest('.s[data-n]');
  return entry ? [entry.dataset.n] : [];
}

/** What stays lit when the pointer is elsewhere: what was gone to last. */
let chosen = [];
function lightAt(target) {
  const numbers = numbersAt(target);
  light(numbers.length > 0 ? numbers : chosen);
}
/* What moves beneath a pointer that rests, as after a click that scrolled, is not pointed at. */
let rest = '';
document.addEventListener('pointerover', (event) => {
  const place = `${event.screenX} ${event.screenY}`;
  if (place !== rest) lightAt(event.target);
});
document.addEventListener('pointerdown', (event) => {
  rest = `${event.screenX} ${event.screenY}`;
});
document.addEventListener('focusin', (event) => lightAt(event.target));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  chosen = [];
  light([]);
  markRange(undefined);
});

/** Goes to an element in the page, and in the column that scrolls by itself. */
function goTo(element) {
  element.scrollIntoView({ block: 'center' });
}

/* Several entries on one stretch: each click goes to the next. */
const turns = new WeakMap();
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const stretch = target?.closest('a.e[data-s]');
  const quote = target?.closest('a.q[data-n]');
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  if (stretch) {
    const numbers = stretch.dataset.s.split(' ').filter((number) => entryOf.get(number)?.closest('[hidden]') === null);
    const turn = turns.get(stretch) ?? 0;
    turns.set(stretch, turn + 1);
    const number = numbers[turn % numbers.length];
    const entry = entryOf.get(number);
    if (!entry) return;
    event.preventDefault();
    chosen = [number];
    light(chosen);
    history.pushState(null, '', `#${entry.id}`);
    goTo(entry);
    entry.tabIndex = -1;
    entry.focus({ preventScroll: true });
    light(chosen);
  } else if (quote) {
    event.preventDefault();
    history.pushState(null, '', quote.getAttribute('href'));
    chosen = [quote.dataset.n];
    light(chosen);
    showRange(rangeOf(location.hash));
  }
});

/* --- Links to a range of the text: #char=78,104, in code points --- */

const blocks = [...document.querySelectorAll('.text [data-at]')];

function rangeOf(hash) {
  const match = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(hash));
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** The place in the page of a code point of the text: a text node and an offset in it. */
function placeOf(point, isEnd) {
  let block;
  for (const one of blocks) {
    const at = Number(one.dataset.at);
    if (isEnd ? at >= point : at > point) break;
    block = one;
  }
  if (!block) return undefined;
  // Words that stand for a place as a whole are marked as a whole.
  let left = block.dataset.to ? (isEnd ? Infinity : 0) : point - Number(block.dataset.at);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  let last;
  for (; node; node = walker.nextNode()) {
    last = node;
    let units = 0;
    for (const char of node.data) {
      if (left === 0 && !isEnd) return [node, units];
      units += char.length;
      left--;
      if (left === 0 && isEnd) return [node, units];
    }
  }
  return last ? [last, last.data.length] : undefined;
}

function markRange(range) {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete('range');
  if (range) CSS.highlights.set('range', new Highlight(range));
}

/** Marks a range and goes to it. */
function showRange(span) {
  if (!span) return;
  const [from, to] = [placeOf(span[0], false), placeOf(span[1], true)];
  if (!from || !to) return;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  markRange(range);
  goTo(from[0].parentElement);
}

function followHash() {
  const span = rangeOf(location.hash);
  if (span) return showRange(span);
  const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!entry?.matches('.s[data-n]')) return;
  if (entry.closest('[hidden]')) document.querySelector('form.filter')?.reset();
  chosen = [entry.dataset.n];
  light(chosen);
  goTo(entry);
  const [first] = stretchesOf.get(entry.dataset.n) ?? [];
  // On a wide window both columns can be seen; on a narrow one the statement stays in sight.
  if (first && matchMedia('(min-width: 62rem)').matches) goTo(first);
}
addEventListener('hashchange', followHash);
if (location.hash) followHash();

/* --- The filter --- */

const filter = document.querySelector('form.filter');
if (filter) {
  filter.hidden = false;
  const apply = () => {
    const { kind, p, c, part } = Object.fromEntries(new FormData(filter));
    let count = 0;
    for (const entry of entries) {
      const shown =
        (!kind || entry.classList.contains(kind)) &&
        (!p || entry.dataset.p === p) &&
        (!c || entry.dataset.c === c) &&
        (!part || entry.dataset.part.split(' ').includes(part));
      entry.hidden = !shown;
      if (shown) count++;
    }
    for (const group of document.querySelectorAll('.prop, .group:has(.s)')) {
      group.hidden = group.querySelector('.s:not([hidden])') === null;
    }
    for (const stretch of stretches) {
      stretch.classList.toggle(
        'off',
        stretch.dataset.s.split(' ').every((number) => entryOf.get(number)?.hidden),
      );
    }
    filter.querySelector('output').textContent = `${count} of ${entries.length}`;
  };
  filter.addEventListener('change', apply);
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.addEventListener('reset', () => setTimeout(apply));
  apply();
}

/* --- Search on the front page --- */

const search = document.querySelector('form.search');
if (search) {
  search.hidden = false;
  const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const lines = [...document.querySelectorAll('.found > li')].map((line) => [line, plain(line.textContent)]);
  const apply = () => {
    const words = plain(search.q.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [line, text] of lines) {
      line.hidden = !words.every((word) => text.includes(word));
      if (!line.hidden) count++;
    }
    for (const list of document.querySelectorAll('.found')) {
      list.parentElement.hidden = list.querySelector('li:not([hidden])') === null;
    }
    search.querySelector('output').textContent = words.length === 0 ? '' : `${count} found`;
  };
  search.addEventListener('input', apply);
  search.addEventListener('submit', (event) => {
    event.preventDefault();
    document.querySelector('.found > li:not([hidden]) a')?.click();
  });
  search.q.value = new URLSearchParams(location.search).get('q') ?? '';
  apply();
}
