// Reads files of RDF with N3.js and its relatives. Standard input names the files, one a line; for each, in
// the same order, a line of JSON comes out: its quads, each as [subject, predicate, object, graph]. A literal
// is [value, datatype, language], a blank node begins with "_:", the default graph is "".

import { createReadStream, readFileSync } from "node:fs";
import { extname } from "node:path";
import { JsonLdParser } from "jsonld-streaming-parser";
import { StreamParser } from "n3";
import { RdfXmlParser } from "rdfxml-streaming-parser";

const BASE = "https://elsewhere.example/";
const XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";

const parserFor = {
  ".ttl": () => new StreamParser({ format: "text/turtle", baseIRI: BASE }),
  ".trig": () => new StreamParser({ format: "application/trig", baseIRI: BASE }),
  ".nt": () => new StreamParser({ format: "application/n-triples" }),
  ".nq": () => new StreamParser({ format: "application/n-quads" }),
  ".jsonld": () => new JsonLdParser({ baseIRI: BASE }),
  ".rdf": () => new RdfXmlParser({ baseIRI: BASE }),
};

function plain(term) {
  switch (term.termType) {
    case "Literal":
      return [term.value, term.datatype?.value ?? XSD_STRING, term.language];
    case "BlankNode":
      return `_:${term.value}`;
    default:
      return term.value;
  }
}

function read(file) {
  return new Promise((resolve, reject) => {
    const quads = [];
    const parser = parserFor[extname(file)]();
    parser.on("data", (quad) => quads.push([quad.subject, quad.predicate, quad.object, quad.graph].map(plain)));
    parser.on("error", (error) => reject(new Error(`${file}: ${error.message}`)));
    parser.on("end", () => resolve(quads));
    createReadStream(file).pipe(parser);
  });
}

for (const file of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  process.stdout.write(`${JSON.stringify(await read(file))}\n`);
}
