// Parses the Mermaid diagrams of Markdown files: node .ci/mermaid.mjs MODULES FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const from = createRequire(join(resolve(modules), "package.json"));
const { JSDOM } = from("jsdom");
globalThis.window = new JSDOM("").window;
globalThis.document = window.document;
const mermaidFile = join(resolve(modules), "node_modules/mermaid/dist/mermaid.core.mjs");
const { default: mermaid } = await import(pathToFileURL(mermaidFile));

for (const file of files) {
  const diagrams = [...readFileSync(file, "utf8").matchAll(/^```mermaid\n(.*?)\n```$/gms)];
  if (diagrams.length === 0) {
    throw new Error(`${file}: it has no diagram`);
  }
  for (const [, diagram] of diagrams) {
    await mermaid.parse(diagram);
  }
}
