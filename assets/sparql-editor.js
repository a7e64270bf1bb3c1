/*
 * The editor of SPARQL: CodeMirror with its mode for SPARQL, in a shadow tree, whose style sheets need no inline style. It
 * is bundled into dist/sparql-editor.js (scripts/editor.mjs); where that cannot be loaded, the text field stays.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { sparql } from '@codemirror/legacy-modes/mode/sparql';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/* The colours of the page, which tell light from dark. */
const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--sheet)', fontSize: '0.9rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0', minHeight: '18em' },
  '.cm-line': { padding: '0 0.6rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--claim) !important' },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--fact)' },
});
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--claim-line)', fontWeight: '600' },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: 'var(--link)' },
  { tag: [tags.string, tags.number, tags.bool], color: 'var(--quote-line)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.atom, tags.standard(tags.name), tags.typeName], color: 'var(--clash-line)' },
]);

/** Puts an editor in the place of a text field, which keeps its text; gives what sets it. */
export function editorOf(field) {
  const host = document.createElement('div');
  host.className = 'editor';
  const root = host.attachShadow({ mode: 'open' });
  field.before(host);
  const ask = () => {
    field.form.requestSubmit();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: field.value,
      extensions: [
        history(),
        drawSelection(),
        bracketMatching(),
        StreamLanguage.define(sparql),
        syntaxHighlighting(colours),
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'SPARQL' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) field.value = update.state.doc.toString();
        }),
        keymap.of([{ key: 'Mod-Enter', run: ask }, ...defaultKeymap, ...historyKeymap]),
      ],
    }),
  });
  field.hidden = true;
  for (const label of field.labels) label.addEventListener('click', () => view.focus());
  return {
    set(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
  };
}
