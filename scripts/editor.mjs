/** Bundles the editor of SPARQL for browsers: assets/sparql-editor.js with CodeMirror into dist/sparql-editor.js. Runs after `tsc`. */
import { build } from 'esbuild';

await build({
  entryPoints: ['assets/sparql-editor.js'],
  outfile: 'dist/sparql-editor.js',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'inline',
  banner: { js: '/* CodeMirror 6, MIT licence, https://codemirror.net */' },
  logLevel: 'warning',
});
