'use strict';

/**
 * Splits one line into its fields; a field in double quotes may hold separators, and `""` for a quote.
 *
 * @param {string} line
 * @param {{ separator?: string, trim?: boolean }} [options]
 * @returns {string[]}
 */
function parseLine(line, options = {}) {
  const { separator = ',', trim = false } = options;
  if (separator.length !== 1) throw new TypeError('A separator is one character.');
  const fields = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (quoted) {
      if (char !== '"') field += char;
      else if (line[i + 1] === '"') field += line[++i];
      else quoted = false;
    } else if (char === '"' && field === '') {
      quoted = true;
    } else if (char === separator) {
      fields.push(trim ? field.trim() : field);
      field = '';
    } else {
      field += char;
    }
  }
  if (quoted) throw new SyntaxError('A quote is not closed.');
  fields.push(trim ? field.trim() : field);
  return fields;
}

/**
 * Turns records into lines, the keys of the first record being the header.
 *
 * @param {Record<string, unknown>[]} records
 * @param {string} [separator]
 * @returns {string}
 */
function stringify(records, separator = ',') {
  if (records.length === 0) return '';
  const keys = Object.keys(records[0]);
  const lines = records.map((record) => keys.map((key) => quote(record[key], separator)).join(separator));
  return [keys.join(separator), ...lines].join('\n');
}

function quote(value, separator) {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const special = text.includes(separator) || text.includes('"') || text.includes('\n');
  return special ? `"${text.replaceAll('"', '""')}"` : text;
}

module.exports = { parseLine, stringify };
