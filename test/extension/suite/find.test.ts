import { meetPerson } from '../../support/person';

describe('a person who looks for something', () => {
  it('finds it by the command, types a part of its name and goes there', async () => {
    const person = await meetPerson();
    await person.runCommand('Lintel: Find on Map');
    const input = person.map.getByRole('combobox', { name: 'Find modules, folders and symbols' });
    await input.waitFor();
    await person.waitForBoxes(boxes => boxes.some(box => box.id.startsWith('rxjs')), 'the map');
    await input.fill('switchmap.ts');
    await person.map.getByRole('listbox', { name: 'Results' }).getByRole('option').first().waitFor();
    await input.press('Enter');
    await person.waitForBoxes(
      boxes => boxes.some(box => box.id.endsWith('/switchMap.ts')),
      'the module that was looked for',
    );
    await person.map.getByLabel('Details').getByText('switchMap.ts').first().waitFor();
    await person.screenshot('person-found');
  });
});
