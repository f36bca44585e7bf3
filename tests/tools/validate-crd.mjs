// Validates Kubernetes objects against JSON schemas of their kinds; prints one line an error.
// usage: node validate-crd.mjs folder-of-schemas file.yaml …
// The folder holds <kind in lower case>_<version>.json, such as prometheusrule_v1.json.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Ajv from 'ajv';
import jsYaml from 'js-yaml';

const [schemas, ...files] = process.argv.slice(2);

// Go's (?i) is a flag in JavaScript.
const regExp = (pattern, flags) => new RegExp(pattern.replace('(?i)', ''), pattern.includes('(?i)') ? flags + 'i' : flags);
regExp.code = 'new RegExp';

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, code: { regExp } });
let failed = files.length === 0;
for (const file of files) {
  for (const object of jsYaml.loadAll(readFileSync(file, 'utf8'))) {
    const version = object.apiVersion.split('/').pop();
    const schema = join(schemas, `${object.kind.toLowerCase()}_${version}.json`);
    const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
    if (!validate(object)) {
      failed = true;
      for (const error of validate.errors) {
        console.error(`${basename(file)}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
      }
    }
  }
}
process.exit(failed ? 1 : 0);
