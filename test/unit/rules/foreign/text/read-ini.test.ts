import assert from 'node:assert/strict';
import { readIni } from '../../../../../src/rules/foreign/text/read-ini';
import { toPlain } from './to-plain';

describe('readIni', () => {
  it('reads sections, values of several lines and comments as configparser does', () => {
    const reading = readIni(
      '; first\n[a:b]\nName = x = y\nlist=\n    one\n    # not this\n\n    two\nlast: 1\n',
    );
    assert.deepEqual(toPlain(reading), { 'a:b': { name: 'x = y', list: ['one', 'two'], last: '1' } });
  });

  it('knows the place of each line', () => {
    const reading = readIni('[a]\nlist =\n    one\n');
    assert.ok('tree' in reading && reading.tree.type === 'table');
    const section = reading.tree.entries[0].value;
    assert.ok(section.type === 'table' && section.entries[0].value.type === 'list');
    assert.deepEqual(section.entries[0].place, { line: 2, column: 1 });
    assert.deepEqual(section.entries[0].value.items[0].place, { line: 3, column: 5 });
  });

  it('says where a file is no INI file', () => {
    assert.deepEqual(readIni('[a]\n\nnonsense\n'), {
      fault: 'This is neither "key = value" nor a [section].',
      place: { line: 3, column: 1 },
    });
    assert.ok('fault' in readIni('a = 1'));
  });
});
