/* Asks the shipped data in SPARQL within the browser: on the first question, Oxigraph (WebAssembly) and the data are loaded. */
'use strict';

const form = document.querySelector('form.ask');
const status = form.querySelector('output');
const answer = document.querySelector('.answer');
const { data, prefixes, base, queries } = JSON.parse(
  document.querySelector('script[type="application/json"]').textContent,
);

form.hidden = false;
let editor;
form.named.addEventListener('change', () => {
  form.query.value = queries[Number(form.named.value)] ?? '';
  editor?.set(form.query.value);
});
/* The editor comes with a server, not with the files of a build; without it, the text field does. */
if (/^https?:$/.test(location.protocol)) {
  import(new URL('assets/sparql-editor.js', document.baseURI).href).then(
    ({ editorOf }) => (editor = editorOf(form.query)),
    () => undefined,
  );
}
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const store = await loadStore();
    status.textContent = 'Asking…';
    await new Promise((resolve) => setTimeout(resolve));
    const started = performance.now();
    const result = store.query(withPrefixes(form.query.value), { use_default_graph_as_union: true, base_iri: base });
    const rows = show(result);
    status.textContent = `${rows} in ${Math.round(performance.now() - started)} ms`;
  } catch (error) {
    status.textContent = '';
    const problem = document.createElement('p');
    problem.className = 'problem';
    problem.textContent = String(error?.message ?? error);
    answer.replaceChildren(problem);
  } finally {
    button.disabled = false;
  }
});

let loading;

function loadStore() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  status.textContent = 'Loading the store…';
  const folder = new URL('assets/oxigraph/', document.baseURI);
  const oxigraph = await import(new URL('web.js', folder).href).catch(() => {
    throw new Error(
      'The store could not be loaded: it comes with "isnad serve" and "isnad site", and needs a server, not a file',
    );
  });
  await oxigraph.default({ module_or_path: new URL('web_bg.wasm', folder) });
  const store = new oxigraph.Store();
  for (const file of data) {
    status.textContent = 'Loading the data…';
    const response = await fetch(file);
    if (!response.ok) throw new Error(`The data could not be loaded: ${response.status}`);
    store.load(await response.text(), { format: 'application/n-quads' });
  }
  return store;
}

/** The prefixes that a question uses and does not declare, all in its first line. */
function withPrefixes(text) {
  const body = text.replace(/<[^<>\s]*>/g, '<>');
  const wanted = Object.entries(prefixes).filter(
    ([name]) => new RegExp(`(?<![\\w.-])${name}:`).test(body) && !new RegExp(`prefix\\s+${name}:`, 'i').test(text),
  );
  return wanted.map(([name, iri]) => `PREFIX ${name}: <${iri}> `).join('') + text;
}

/** Shows an answer as a table; gives its size in words. */
function show(result) {
  if (typeof result === 'boolean') {
    answer.textContent = result ? 'Yes' : 'No';
    return 'Answered';
  }
  if (typeof result === 'string') {
    answer.textContent = result;
    return 'Answered';
  }
  const isGraph = result.length > 0 && 'subject' in result[0];
  const columns = isGraph ? ['subject', 'predicate', 'object'] : [...new Set(result.flatMap((row) => [...row.keys()]))];
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = column;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of result.slice(0, 2000)) {
    const line = body.insertRow();
    for (const column of columns) {
      const term = isGraph ? row[column] : row.get(column);
      const cell = line.insertCell();
      cell.dir = 'auto';
      if (term) cell.append(shown(term));
    }
  }
  answer.replaceChildren(table);
  return `${result.length} ${result.length === 1 ? 'row' : 'rows'}`;
}

function shown(term) {
  if (term.termType !== 'NamedNode') return term.value;
  const [name, start] = Object.entries(prefixes)
    .filter(([, iri]) => term.value.startsWith(iri))
    .sort((a, b) => b[1].length - a[1].length)[0] ?? [undefined, ''];
  const text = name === undefined ? term.value : `${name}:${decode(term.value.slice(start.length))}`;
  if (!/^https?:\/\//.test(term.value)) return text;
  const link = document.createElement('a');
  link.href = term.value;
  link.textContent = text;
  return link;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
