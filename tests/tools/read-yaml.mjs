// Prints what YAML readers make of a file: { "js-yaml": …, "yaml-1.1": …, "yaml-1.2": … }.
// usage: node read-yaml.mjs file.yaml
import { readFileSync } from 'node:fs';
import jsYaml from 'js-yaml';
import { parse } from 'yaml';

const text = readFileSync(process.argv[2], 'utf8');
process.stdout.write(JSON.stringify({
  'js-yaml': jsYaml.load(text),
  'yaml-1.1': parse(text, { version: '1.1', schema: 'yaml-1.1' }),
  'yaml-1.2': parse(text, { version: '1.2' }),
}));
