/** Writes dist/tables.json: the package's own tables, parsed and checked, so that no start of the program has to. Runs after `tsc`. */
import { rmSync, writeFileSync } from 'node:fs';
import { formatMessage } from '../dist/message.js';
import { formatChecked } from '../dist/run/checked-yaml.js';
import { loadConfig } from '../dist/run/config.js';
import { packageFile } from '../dist/run/package.js';
import { loadResources } from '../dist/run/resources.js';

const file = packageFile('dist/tables.json');
rmSync(file, { force: true });
const tell = (message, place) => console.error(formatMessage(message, place));
const config = loadConfig(packageFile('source/dataset.yaml'), process.cwd(), tell);
if (config && loadResources(config, tell)) writeFileSync(file, formatChecked());
else process.exitCode = 1;
