/**
 * How each store loads big datasets by its own means: a kind of store goes in, the script that does it comes out. The
 * files it loads lie beside it, in data/, with the record that tells a later `isnad load` what is there.
 */
import { formatNQuad } from '../../dataset/n-quads.ts';
import { DataFactory } from 'n3';
import type { StoreKind } from './adapters.ts';
import { recordTerms, type GraphRecord } from './requests.ts';

/** Files of a recipe, by name. */
export type Recipe = Readonly<Record<string, string>>;

const script = (text: string): string => `#!/bin/sh\n# Run in this folder.\nset -eu\n${text}`;

const recipes: Readonly<Record<StoreKind, Recipe | undefined>> = {
  fuseki: {
    'load.sh':
      script(`# Usage: load.sh JAR DATABASE    the jar of Fuseki (jena-fuseki-server), and the folder of a TDB2 database that no server uses.
# The loaders "basic" and "sequential" survive a crash; "phased" and "parallel" are faster and do not.
java -cp "$1" riotcmd.riot --validate data/*.nq
java -cp "$1" tdb2.tdbloader --loader=phased --loc "$2" data/*.nq
`),
  },
  oxigraph: {
    'load.sh': script(`# Usage: load.sh DATABASE    the folder of a database that no server uses.
oxigraph load --location "$1" --file data/*.nq
`),
  },
  virtuoso: {
    'load.sh':
      script(`# Usage: load.sh HOST:PORT    the SQL port (1111); the user dba and its password come from ISNAD_STORE_PASSWORD.
# This folder must be among DirsAllowed in virtuoso.ini.
sed "s|@FOLDER@|$(pwd)/data|" load.sql | isql-vt "$1" dba "$ISNAD_STORE_PASSWORD" ERRORS=STDOUT
`),
    'load.sql': `-- Several loaders at once: run rdf_loader_run() in as many connections as there are cores, less one.
delete from DB.DBA.load_list where ll_file like '@FOLDER@/%';
ld_dir('@FOLDER@', '*.nq', 'urn:isnad:no-graph');
rdf_loader_run();
checkpoint;
select ll_file, ll_error from DB.DBA.load_list where ll_error is not null;
`,
  },
  rdf4j: {
    'load.sh':
      script(`# Usage: load.sh REPOSITORY    its address, such as http://localhost:8080/rdf4j-server/repositories/name.
# RDF4J Server has no loader of its own: each file is one transaction.
for file in data/*.nq; do
  curl --fail --silent --show-error -X POST -H 'Content-Type: application/n-quads' --data-binary "@$file" "$1/statements"
done
`),
  },
  graphdb: {
    'load.sh':
      script(`# Usage: load.sh REPOSITORY    the name of a repository that no server uses; importrdf is in GraphDB's bin/.
importrdf preload --force --id "$1" data/*.nq
`),
  },
  qlever: {
    'load.sh': script(`# Usage: load.sh NAME    the name of the index; qlever is QLever's control script (PyPI).
cat > Qleverfile <<END
[data]
NAME = $1
[index]
INPUT_FILES = data/*.nq
CAT_INPUT_FILES = cat data/*.nq
FORMAT = nq
[server]
PORT = 7019
ACCESS_TOKEN = change-me
[runtime]
SYSTEM = native
END
qlever index
`),
  },
  blazegraph: {
    'load.sh':
      script(`# Usage: load.sh JAR PROPERTIES    blazegraph.jar, and the properties of a journal in quads mode that no server uses.
java -cp "$1" com.bigdata.rdf.store.DataLoader -namespace kb "$2" data/
`),
  },
  sparql: undefined,
};

/** The files of the recipe of a store; undefined for one that has no loader of its own. */
export function bulkRecipe(kind: StoreKind): Recipe | undefined {
  return recipes[kind];
}

/** The record of graphs as N-Quads, as a load over HTTP would have left it. */
export function recordQuads(records: ReadonlyMap<string, GraphRecord>, base: string): string {
  const terms = recordTerms(base);
  const graph = DataFactory.namedNode(terms.graph);
  const integer = DataFactory.namedNode('http://www.w3.org/2001/XMLSchema#integer');
  const line = (subject: string, predicate: string, value: string, datatype?: typeof integer): string =>
    `${formatNQuad(DataFactory.quad(DataFactory.namedNode(subject), DataFactory.namedNode(predicate), DataFactory.literal(value, datatype), graph))}\n`;
  return [...records]
    .map(
      ([name, { sha256, triples }]) =>
        line(name, terms.sha256, sha256) + line(name, terms.triples, String(triples), integer),
    )
    .join('');
}
